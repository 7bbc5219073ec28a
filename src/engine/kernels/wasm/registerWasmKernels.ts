import * as tf from "@tensorflow/tfjs";
import { kernelNames } from "../kernelNames";
import { createGelu, createGeluGradient, createTanh, createTanhGradient } from "./activationKernels";
import { createBatchMatMul } from "./batchMatMul";
import { createConv2d, createFusedConv2d } from "./conv2d";
import { createConv2dBackpropFilter } from "./conv2dBackpropFilter";
import { createConv2dBackpropInput } from "./conv2dBackpropInput";
import { createFusedMatMul } from "./fusedMatMul";
import { createIdentity } from "./identity";
import { createAvgPoolGrad, createMaxPool, createMaxPoolGrad } from "./maxPool";
import { createNormalizeBatch, createNormalizeBatchGradient } from "./normalizeBatchKernels";
import { createAdam, createBiasGradient, createLossAndCorrect, createPixels, createReluGradient } from "./trainingKernels";
import type { WasmHeap } from "./wasmHeap";

const makers: readonly ((heap: WasmHeap) => tf.KernelConfig)[] = [
  createBatchMatMul,
  createFusedMatMul,
  createConv2d,
  createFusedConv2d,
  createConv2dBackpropFilter,
  createConv2dBackpropInput,
  createIdentity,
  createMaxPool,
  createMaxPoolGrad,
  createAvgPoolGrad,
  createTanh,
  createTanhGradient,
  createGelu,
  createGeluGradient,
  createNormalizeBatch,
  createNormalizeBatchGradient,
  createReluGradient,
  createBiasGradient,
  createLossAndCorrect,
  createPixels,
  createAdam,
];

/**
 * Puts our kernels in the place of TensorFlow.js's own, or where it has none. Call once the backend is ready: what ours
 * leave to its kernels needs them set up. A second call changes nothing.
 */
export function registerWasmKernels(heap: WasmHeap): void {
  if (tf.getKernel(kernelNames.adam, "wasm")) return;
  // All are made before the first is registered, since several keep the shipped kernel that they stand in for.
  for (const kernel of makers.map((make) => make(heap))) {
    // Registering over a kernel logs a warning.
    if (tf.getKernel(kernel.kernelName, "wasm")) tf.unregisterKernel(kernel.kernelName, "wasm");
    tf.registerKernel(kernel);
  }
}
