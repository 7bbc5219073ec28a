import { backend_util, type KernelConfig, type NamedAttrMap } from "@tensorflow/tfjs";
import { requireInputs, stockKernel } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/** Max pooling by windows that do not overlap; others stay with the shipped kernel. */
export function createMaxPool(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("MaxPool");
  return {
    kernelName: "MaxPool",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { x } = requireInputs(inputs, "x");
      const pool = tilingPool(attrs, x.shape);
      if (!pool || x.dtype !== "float32") return shipped(inputs, attrs);
      const y = heap.output(pool.outShape);
      heap.kernels.maxPool(heap.address(x), ...sizes(pool), heap.address(y));
      return y;
    },
  };
}

/** Its gradient, from the input and output that the forward pass kept. */
export function createMaxPoolGrad(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("MaxPoolGrad");
  return {
    kernelName: "MaxPoolGrad",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { dy, input, output } = requireInputs(inputs, "dy", "input", "output");
      const pool = tilingPool(attrs, input.shape);
      if (!pool) return shipped(inputs, attrs);
      const dx = heap.output(input.shape);
      const addresses = [heap.address(dy), heap.address(input), heap.address(output)] as const;
      heap.kernels.maxPoolGradient(...addresses, ...sizes(pool), heap.address(dx));
      return dx;
    },
  };
}

/** The gradient of average pooling, for windows that do not overlap. */
export function createAvgPoolGrad(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("AvgPoolGrad");
  return {
    kernelName: "AvgPoolGrad",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { dy, input } = requireInputs(inputs, "dy", "input");
      const pool = tilingPool(attrs, input.shape);
      if (!pool) return shipped(inputs, attrs);
      const dx = heap.output(input.shape);
      heap.kernels.averagePoolGradient(heap.address(dy), ...sizes(pool), heap.address(dx));
      return dx;
    },
  };
}

function tilingPool(attrs: NamedAttrMap | undefined, shape: number[]): backend_util.Conv2DInfo | null {
  // The attributes and shapes of a kernel are loosely typed; the op that calls it checks them.
  const info = backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    attrs?.filterSize as number | [number, number],
    attrs?.strides as number | [number, number],
    1,
    attrs?.pad as "valid" | "same" | number | backend_util.ExplicitPadding,
    attrs?.dimRoundingMode as "floor" | "round" | "ceil" | undefined,
  );
  const size = info.filterHeight;
  const isTiling = [info.filterWidth, info.strideHeight, info.strideWidth].every((length) => length === size);
  const isInside = info.outHeight * size <= info.inHeight && info.outWidth * size <= info.inWidth;
  const { top, left } = info.padInfo;
  return isTiling && isInside && top === 0 && left === 0 ? info : null;
}

function sizes(info: backend_util.Conv2DInfo) {
  const { batchSize, inHeight, inWidth, inChannels, filterHeight, outHeight, outWidth } = info;
  return [batchSize, inHeight, inWidth, inChannels, filterHeight, outHeight, outWidth] as const;
}
