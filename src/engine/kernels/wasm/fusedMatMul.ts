import type { KernelConfig } from "@tensorflow/tfjs";
import { isMatrixProduct, multiplyMatrices } from "./multiplyMatrices";
import { requireInputs, stockKernel } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/** Matrix product, bias and activation in one pass: a dense layer. Other activations than ReLU stay with the shipped kernel. */
export function createFusedMatMul(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("_FusedMatMul");
  return {
    kernelName: "_FusedMatMul",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { a, b } = requireInputs(inputs, "a", "b");
      const activation = attrs?.activation;
      const product = {
        a,
        b,
        bias: inputs.bias,
        transposeA: Boolean(attrs?.transposeA),
        transposeB: Boolean(attrs?.transposeB),
        isRelu: activation === "relu",
      };
      const isOurs = activation === "linear" || activation === "relu";
      return isOurs && isMatrixProduct(product) ? multiplyMatrices(heap, product) : shipped(inputs, attrs);
    },
  };
}
