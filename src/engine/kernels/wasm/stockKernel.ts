import * as tf from "@tensorflow/tfjs";

/** A call of a kernel that TensorFlow.js ships for WebAssembly, which gives exactly one tensor. */
export type StockKernel = (inputs: tf.NamedTensorInfoMap, attrs: tf.NamedAttrMap | undefined) => tf.TensorInfo;

/** Finds the shipped kernel `name`. Take it before a kernel of ours is registered in its place. */
export function stockKernel(name: string): StockKernel {
  const kernel = tf.getKernel(name, "wasm");
  if (!kernel) throw new Error(`TensorFlow.js has no ${name} for wasm`);
  return (inputs, attrs) => {
    const result = kernel.kernelFunc({ inputs, attrs: attrs ?? {}, backend: tf.engine().findBackend("wasm") });
    if (Array.isArray(result)) throw new Error(`${name} gave several tensors`);
    return result;
  };
}

/** The named inputs of a kernel; throws where one is missing, which the op that calls it rules out. */
export function requireInputs<Name extends string>(inputs: tf.NamedTensorInfoMap, ...names: Name[]): Record<Name, tf.TensorInfo> {
  const found = names.map((name): [Name, tf.TensorInfo] => {
    const tensor = inputs[name];
    if (!tensor) throw new Error(`the kernel needs ${name}`);
    return [name, tensor];
  });
  // One entry for each name, which `fromEntries` cannot tell.
  return Object.fromEntries(found) as Record<Name, tf.TensorInfo>;
}
