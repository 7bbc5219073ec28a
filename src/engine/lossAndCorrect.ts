import * as tf from "@tensorflow/tfjs";
import { hasKernel } from "./kernels/hasKernel";
import { kernelNames } from "./kernels/kernelNames";

/** What each image of a batch counts in a sum: 1, or 1 / n for a mean. On the device it is made once, not at each step. */
export interface PerImage {
  readonly value: number;
  readonly scalar: tf.Scalar;
}

/** Keeps `value` on the device until it is disposed of. */
export function keepPerImage(value: number): PerImage {
  return { value, scalar: tf.keep(tf.scalar(value)) };
}

/**
 * [perImage · Σ cross-entropy in nats, number of rows whose largest logit is at the label] for logits [n, classes] and labels
 * [n]. Works from logits, so nothing is clipped and the gradient perImage · (softmax − one-hot) never vanishes for a wrong
 * answer. It is the end of a network: its gradient takes the one from above as 1.
 */
export function lossAndCorrect(logits: tf.Tensor2D, labels: tf.Tensor1D, perImage: PerImage): tf.Tensor1D {
  const measure = hasKernel(kernelNames.lossAndCorrect) ? measureWithKernel : measureWithStock;
  // `customGrad` hands over what it was called with, of whatever rank, and the function that saves.
  const op = tf.customGrad((x, save) => measure(x as tf.Tensor2D, labels, perImage, save as tf.GradSaveFunc));
  return op(logits) as tf.Tensor1D;
}

function measureWithKernel(logits: tf.Tensor2D, labels: tf.Tensor1D, perImage: PerImage, save: tf.GradSaveFunc) {
  const inputs = { logits, labels };
  const [value, gradient] = tf.engine().runKernel<tf.Tensor[]>(kernelNames.lossAndCorrect, inputs, { perImage: perImage.value });
  if (!value || !gradient) throw new Error("the loss kernel gives two tensors");
  save([gradient]);
  // What was saved is freed after the backward pass; the gradient is the caller's.
  return { value, gradFunc: (_dy: tf.Tensor, saved: tf.Tensor[]) => tf.clone(first(saved)) };
}

function measureWithStock(logits: tf.Tensor2D, labels: tf.Tensor1D, perImage: PerImage, save: tf.GradSaveFunc) {
  const logProbabilities = tf.logSoftmax(logits);
  const oneHot = tf.cast(tf.oneHot(labels, logits.shape[1]), "float32");
  save([logProbabilities, oneHot]);
  const loss = tf.mul(tf.sum(tf.mul(oneHot, logProbabilities)), tf.neg(perImage.scalar));
  const correct = tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), labels), "float32"));
  const gradFunc = (_dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(tf.sub(tf.exp(first(saved)), saved[1] ?? 0), perImage.scalar);
  return { value: tf.stack([loss, correct]), gradFunc };
}

function first(saved: readonly tf.Tensor[]): tf.Tensor {
  const [tensor] = saved;
  if (!tensor) throw new Error("the loss was differentiated without what it saved");
  return tensor;
}
