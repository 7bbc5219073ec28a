import type { KernelConfig } from "@tensorflow/tfjs";
import { isMatrixProduct, multiplyMatrices } from "./multiplyMatrices";
import { createSigmoidInPlaceOf } from "./sigmoidInPlaceOf";
import { requireInputs, stockKernel } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/** Matrix product, bias and activation in one pass: a dense layer. Activations that no layer has stay with the shipped kernel. */
export function createFusedMatMul(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("_FusedMatMul");
  const sigmoidInPlaceOf = createSigmoidInPlaceOf();
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
      const isOurs = activation === "linear" || activation === "relu" || activation === "sigmoid";
      if (!isOurs || !isMatrixProduct(product)) return shipped(inputs, attrs);
      const y = multiplyMatrices(heap, product);
      return activation === "sigmoid" ? sigmoidInPlaceOf(y) : y;
    },
  };
}
