import type { GpuEngine } from "./gpuEngine";

/** The float32 values of a whole buffer, after everything that was asked for before. Makes and frees a buffer of its size. */
export async function readBuffer({ backend, recorder, createBuffers }: GpuEngine, buffer: GPUBuffer): Promise<Float32Array> {
  const owner = createBuffers();
  try {
    const staging = owner.create(buffer.size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
    backend.commandsOutsidePass().copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
    recorder.submit();
    await staging.mapAsync(GPUMapMode.READ);
    return new Float32Array(staging.getMappedRange().slice(0));
  } finally {
    owner.destroy();
  }
}
