import * as tf from "@tensorflow/tfjs";
import { hasKernel } from "./kernels/hasKernel";
import { kernelNames } from "./kernels/kernelNames";

/** What each image of a batch counts in a sum: 1, or 1 / n for a mean. On the device it is made once, not at each step. */
export interface PerImage {
  readonly value: number;
  readonly scalar: tf.Scalar;
  /** Ten factors on an image's cross-entropy, by its digit; null for 1 each. */
  readonly classWeights: tf.Tensor1D | null;
}

/** Keeps `value`, and the weight of each digit where there are any, on the device until `freePerImage`. */
export function keepPerImage(value: number, classWeights: readonly number[] | null = null): PerImage {
  return {
    value,
    scalar: tf.keep(tf.scalar(value)),
    classWeights: classWeights && tf.keep(tf.tensor1d([...classWeights], "float32")),
  };
}

/** Frees what `keepPerImage` kept. */
export function freePerImage({ scalar, classWeights }: PerImage): void {
  tf.dispose([scalar, classWeights ?? []]);
}

/**
 * [perImage · Σ class weight · cross-entropy in nats, number of rows whose largest logit is at the label] for logits
 * [n, classes] and labels [n]. Works from logits, so nothing is clipped and the gradient
 * perImage · class weight · (softmax − one-hot) never vanishes for a wrong answer. It is the end of a network: its gradient
 * takes the one from above as 1.
 */
export function lossAndCorrect(logits: tf.Tensor2D, labels: tf.Tensor1D, perImage: PerImage): tf.Tensor1D {
  const measure = hasKernel(kernelNames.lossAndCorrect) ? measureWithKernel : measureWithStock;
  // `customGrad` hands over what it was called with, of whatever rank, and the function that saves.
  const op = tf.customGrad((x, save) => measure(x as tf.Tensor2D, labels, perImage, save as tf.GradSaveFunc));
  return op(logits) as tf.Tensor1D;
}

function measureWithKernel(logits: tf.Tensor2D, labels: tf.Tensor1D, perImage: PerImage, save: tf.GradSaveFunc) {
  const { value: each, classWeights } = perImage;
  const inputs: tf.NamedTensorMap = classWeights ? { logits, labels, classWeights } : { logits, labels };
  const [value, gradient] = tf.engine().runKernel<tf.Tensor[]>(kernelNames.lossAndCorrect, inputs, { perImage: each });
  if (!value || !gradient) throw new Error("the loss kernel gives two tensors");
  save([gradient]);
  // What was saved is freed after the backward pass; the gradient is the caller's.
  return { value, gradFunc: (_dy: tf.Tensor, saved: tf.Tensor[]) => tf.clone(first(saved)) };
}

function measureWithStock(logits: tf.Tensor2D, labels: tf.Tensor1D, perImage: PerImage, save: tf.GradSaveFunc) {
  const { scalar, classWeights } = perImage;
  const logProbabilities = tf.logSoftmax(logits);
  const oneHot = tf.cast(tf.oneHot(labels, logits.shape[1]), "float32");
  // The weight of a row stands at its label, where the one was.
  const weighted = classWeights ? tf.mul(oneHot, classWeights) : oneHot;
  save([logProbabilities, weighted]);
  const loss = tf.mul(tf.sum(tf.mul(weighted, logProbabilities)), tf.neg(scalar));
  const correct = tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), labels), "float32"));
  const gradFunc = (_dy: tf.Tensor, saved: tf.Tensor[]) => {
    const probabilities = tf.exp(first(saved));
    const target = saved[1] ?? 0;
    const pull = classWeights ? tf.mul(probabilities, tf.sum(target, 1, true)) : probabilities;
    return tf.mul(tf.sub(pull, target), scalar);
  };
  return { value: tf.stack([loss, correct]), gradFunc };
}

function first(saved: readonly tf.Tensor[]): tf.Tensor {
  const [tensor] = saved;
  if (!tensor) throw new Error("the loss was differentiated without what it saved");
  return tensor;
}
