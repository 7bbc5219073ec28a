import type { KernelConfig, NamedTensorInfoMap, TensorInfo } from "@tensorflow/tfjs";
import { free, stockKernel } from "./stockKernel";

/**
 * Matrix product […, m, k] · […, k, n]. The shipped kernel leaves XNNPACK for a scalar loop as soon as an operand is
 * transposed, as both are in the gradient of a dense layer; transposing first costs a tenth of that.
 */
export function createBatchMatMul(): KernelConfig {
  const multiply = stockKernel("BatchMatMul");
  const transpose = stockKernel("Transpose");
  return {
    kernelName: "BatchMatMul",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { a, b } = operands(inputs);
      const upright = (x: TensorInfo, isTransposed: unknown) =>
        isTransposed ? transpose({ x }, { perm: lastTwoSwapped(x.shape.length) }) : x;
      const left = upright(a, attrs?.transposeA);
      const right = upright(b, attrs?.transposeB);
      const product = multiply({ a: left, b: right }, { transposeA: false, transposeB: false });
      if (left !== a) free(left);
      if (right !== b) free(right);
      return product;
    },
  };
}

function operands(inputs: NamedTensorInfoMap): { a: TensorInfo; b: TensorInfo } {
  const { a, b } = inputs;
  if (!a || !b) throw new Error("BatchMatMul needs a and b");
  return { a, b };
}

function lastTwoSwapped(rank: number): number[] {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return [...axes.slice(0, -2), rank - 1, rank - 2];
}
