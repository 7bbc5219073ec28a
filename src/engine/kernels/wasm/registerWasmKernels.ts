import * as tf from "@tensorflow/tfjs";
import { createBatchMatMul } from "./batchMatMul";
import { createConv2dBackpropFilter } from "./conv2dBackpropFilter";
import { createConv2dBackpropInput } from "./conv2dBackpropInput";

/**
 * Puts our kernels in the place of TensorFlow.js's own, or where it has none. Call once the backend is ready: ours are
 * made of its kernels, which are set up when it starts.
 */
export function registerWasmKernels(): void {
  for (const kernel of [createConv2dBackpropFilter(), createConv2dBackpropInput(), createBatchMatMul()]) {
    // Registering over a kernel logs a warning.
    if (tf.getKernel(kernel.kernelName, "wasm")) tf.unregisterKernel(kernel.kernelName, "wasm");
    tf.registerKernel(kernel);
  }
}
