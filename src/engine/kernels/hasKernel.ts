import * as tf from "@tensorflow/tfjs";

/** Whether the present backend has a kernel of that name. */
export function hasKernel(name: string): boolean {
  return tf.getKernel(name, tf.getBackend()) !== undefined;
}
