/** The buffers that one owner made, so that all of them can be freed together. */
export interface GpuBuffers {
  /** A buffer for kernels of at least `bytes` bytes, all zero; `data` fills it. */
  storage(bytes: number, data?: Uint8Array | Uint32Array | Float32Array): GPUBuffer;
  create(bytes: number, usage: GPUBufferUsageFlags): GPUBuffer;
  /** Calls `free` when the buffers are destroyed. */
  freeWithThem(free: () => void): void;
  destroy(): void;
}

/** Makes the buffers of one owner on `device`; `total` counts the bytes of all owners. */
export function createGpuBuffers(device: GPUDevice, total: { bytes: number }): GpuBuffers {
  const buffers: GPUBuffer[] = [];
  const others: (() => void)[] = [];
  let bytes = 0;
  const add = (buffer: GPUBuffer) => {
    buffers.push(buffer);
    bytes += buffer.size;
    total.bytes += buffer.size;
    return buffer;
  };
  const storageUsage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  return {
    storage(length, data) {
      const size = Math.max(4, Math.ceil(length / 4) * 4);
      const buffer = device.createBuffer({ size, usage: storageUsage, mappedAtCreation: data !== undefined });
      if (data) {
        new Uint8Array(buffer.getMappedRange()).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
        buffer.unmap();
      }
      return add(buffer);
    },
    create: (size, usage) => add(device.createBuffer({ size, usage })),
    freeWithThem: (free) => others.push(free),
    destroy() {
      for (const free of others.splice(0)) free();
      for (const buffer of buffers.splice(0)) buffer.destroy();
      total.bytes -= bytes;
      bytes = 0;
    },
  };
}
