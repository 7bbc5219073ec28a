import type { KernelConfig } from "@tensorflow/tfjs";
import { isMatrixProduct, multiplyMatrices } from "./multiplyMatrices";
import { requireInputs, stockKernel } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/**
 * Matrix product […, m, k] · […, k, n]. The shipped kernel leaves XNNPACK for a scalar loop as soon as an operand is
 * transposed, as both are in the gradients of a dense layer; real batches of matrices stay with it.
 */
export function createBatchMatMul(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("BatchMatMul");
  return {
    kernelName: "BatchMatMul",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { a, b } = requireInputs(inputs, "a", "b");
      const product = { a, b, transposeA: Boolean(attrs?.transposeA), transposeB: Boolean(attrs?.transposeB) };
      return isMatrixProduct(product) ? multiplyMatrices(heap, product) : shipped(inputs, attrs);
    },
  };
}
