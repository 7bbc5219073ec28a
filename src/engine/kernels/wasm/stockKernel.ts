import * as tf from "@tensorflow/tfjs";

/** A call of a kernel that TensorFlow.js ships for WebAssembly, which gives exactly one tensor. */
export type StockKernel = (inputs: tf.NamedTensorInfoMap, attrs: tf.NamedAttrMap) => tf.TensorInfo;

/** Finds the shipped kernel `name`. Take it before a kernel of ours is registered in its place. */
export function stockKernel(name: string): StockKernel {
  const kernel = tf.getKernel(name, "wasm");
  if (!kernel) throw new Error(`TensorFlow.js has no ${name} for wasm`);
  return (inputs, attrs) => {
    const result = kernel.kernelFunc({ inputs, attrs, backend: tf.engine().findBackend("wasm") });
    if (Array.isArray(result)) throw new Error(`${name} gave several tensors`);
    return result;
  };
}

/** Frees a tensor that only a kernel knows. */
export function free(...tensors: readonly tf.TensorInfo[]): void {
  const backend = tf.engine().findBackend("wasm");
  for (const tensor of tensors) backend.disposeData(tensor.dataId);
}
