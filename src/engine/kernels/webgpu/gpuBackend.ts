import * as tf from "@tensorflow/tfjs";

/** What is used of TensorFlow.js's WebGPU backend; its version is pinned, since much of this is private there. */
interface BackendInternals {
  readonly device: GPUDevice;
  readonly tensorMap: { get(dataId: object): { values: unknown; resource?: GPUBuffer | null } };
  readonly bufferManager: {
    readonly numBytesAllocated: number;
    readonly freeBuffers: Map<string, GPUBuffer[]>;
  };
  readonly commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  uploadToGPU(dataId: object): void;
}

/** The device of TensorFlow.js and the commands that it collects, so that own and stock kernels keep one order. */
export interface GpuBackend {
  readonly device: GPUDevice;
  /** The buffer that holds the tensor's values; it stays the tensor's. */
  bufferOf(tensor: tf.Tensor): GPUBuffer;
  /**
   * The same for a tensor that kernels change in place from now on: TensorFlow.js keeps no copy of its values, which would be
   * no longer true, and which a read that is under way meanwhile would bring back.
   */
  changeableBufferOf(tensor: tf.Tensor): GPUBuffer;
  /** The open commands, new ones after every submit by whomever. */
  commands(): GPUCommandEncoder;
  /** The compute pass at the end of the open commands. */
  pass(): GPUComputePassEncoder;
  /** The open commands with no pass open, for copies. */
  commandsOutsidePass(): GPUCommandEncoder;
  submit(): void;
  /** Bytes that TensorFlow.js holds on the GPU, in use or kept for reuse. */
  bytesHeld(): number;
  /** Gives back what TensorFlow.js keeps for reuse. */
  trimPool(): void;
}

/** The present backend's, which must be `webgpu`. */
export function gpuBackend(): GpuBackend {
  // See `BackendInternals`.
  const backend = tf.backend() as unknown as BackendInternals;
  const commands = () => {
    backend.ensureCommandEncoderReady();
    if (!backend.commandEncoder) throw new Error("TensorFlow.js opened no command encoder");
    return backend.commandEncoder;
  };
  const bufferOf = (tensor: tf.Tensor) => {
    backend.uploadToGPU(tensor.dataId);
    const { resource } = backend.tensorMap.get(tensor.dataId);
    if (!resource) throw new Error("the tensor has no buffer");
    return resource;
  };
  return {
    device: backend.device,
    bufferOf,
    changeableBufferOf(tensor) {
      const buffer = bufferOf(tensor);
      Object.defineProperty(backend.tensorMap.get(tensor.dataId), "values", { get: () => null, set() {}, configurable: true });
      return buffer;
    },
    commands,
    pass() {
      const encoder = commands();
      backend.computePassEncoder ??= encoder.beginComputePass();
      return backend.computePassEncoder;
    },
    commandsOutsidePass() {
      backend.endComputePassEncoder();
      return commands();
    },
    submit() {
      backend.endComputePassEncoder();
      if (backend.commandEncoder) backend.submitQueue();
    },
    bytesHeld: () => backend.bufferManager.numBytesAllocated,
    trimPool() {
      // Its counts of free buffers and bytes are public numbers that only `destroy` through the manager would keep right.
      const manager = backend.bufferManager as {
        numBytesAllocated: number;
        numFreeBuffers: number;
      } & typeof backend.bufferManager;
      for (const buffers of manager.freeBuffers.values()) {
        for (const buffer of buffers.splice(0)) {
          manager.numFreeBuffers--;
          manager.numBytesAllocated -= buffer.size;
          buffer.destroy();
        }
      }
    },
  };
}
