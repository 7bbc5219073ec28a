import * as tf from "@tensorflow/tfjs";
import { stockKernel } from "./stockKernel";

/**
 * Makes a function that gives the sigmoid of a tensor that only a kernel knows, and frees that. The shipped fused kernels
 * are no way to a sigmoid: the product takes batches of matrices only, and the convolution is wrong where the filter
 * reaches over both ends of the image.
 */
export function createSigmoidInPlaceOf(): (x: tf.TensorInfo) => tf.TensorInfo {
  const sigmoid = stockKernel("Sigmoid");
  return (x) => {
    const y = sigmoid({ x }, undefined);
    tf.engine().findBackend("wasm").disposeData(x.dataId);
    return y;
  };
}
