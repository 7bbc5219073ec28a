import type { KernelConfig } from "@tensorflow/tfjs";
import { kernelNames } from "../kernelNames";
import { requireInputs } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/** Batch normalization: [y, normalized, 1 / deviation, mean, variance] of x, scale and shift. */
export function createNormalizeBatch(heap: WasmHeap): KernelConfig {
  return {
    kernelName: kernelNames.normalizeBatch,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { x, scale, shift } = requireInputs(inputs, "x", "scale", "shift");
      const { rows, columns } = matrixOf(x.shape);
      const [mean, variance, inverse] = [heap.output([columns]), heap.output([columns]), heap.output([columns])];
      const [normalized, y] = [heap.output(x.shape), heap.output(x.shape)];
      const weights = [heap.address(scale), heap.address(shift)] as const;
      // Set by `normalizeBatch.ts`, the only caller.
      const epsilon = attrs?.epsilon as number;
      const outputs = [mean, variance, inverse, normalized, y].map(heap.address) as [number, number, number, number, number];
      heap.kernels.normalizeBatch(heap.address(x), rows, columns, ...weights, epsilon, ...outputs);
      return [y, normalized, inverse, mean, variance];
    },
  };
}

/** Its gradients [by x, by scale, by shift]. */
export function createNormalizeBatchGradient(heap: WasmHeap): KernelConfig {
  return {
    kernelName: kernelNames.normalizeBatchGradient,
    backendName: "wasm",
    kernelFunc: ({ inputs }) => {
      const { dy, normalized, scale, inverse } = requireInputs(inputs, "dy", "normalized", "scale", "inverse");
      const { rows, columns } = matrixOf(dy.shape);
      const [toShift, toScale, dx] = [heap.output([columns]), heap.output([columns]), heap.output(dy.shape)];
      const addresses = [heap.address(dy), heap.address(normalized)] as const;
      const perColumn = [heap.address(scale), heap.address(inverse)] as const;
      const outputs = [heap.address(toShift), heap.address(toScale), heap.address(dx)] as const;
      heap.kernels.normalizeBatchGradient(...addresses, rows, columns, ...perColumn, ...outputs);
      return [dx, toScale, toShift];
    },
  };
}

/** All axes but the last as rows. */
function matrixOf(shape: readonly number[]) {
  const columns = shape.at(-1) ?? 1;
  return { rows: shape.reduce((product, length) => product * length, 1) / columns, columns };
}
