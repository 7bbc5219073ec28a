import * as tf from "@tensorflow/tfjs";
import type { Teacher } from "../protocol/teacher";
import type { PerImage } from "./lossAndCorrect";

/**
 * Like `lossAndCorrect`, [perImage · Σ class weight · cross-entropy with the labels, number right], so that curves compare with those
 * of runs without a teacher; but its gradient is that of λ · T² · CE(answers, softmax(z / T)) + (1 − λ) · class weight · CE(label,
 * softmax(z)): perImage · (λ · T · (softmax(z / T) − answers) + (1 − λ) · class weight · (softmax(z) − one-hot)). `answers` are the
 * teacher's probabilities at temperature T, [n, classes]. The gradient takes the one from above as 1.
 */
export function distilledLoss(
  logits: tf.Tensor2D,
  labels: tf.Tensor1D,
  answers: tf.Tensor2D,
  { scalar, classWeights }: PerImage,
  { temperature, share }: Pick<Teacher, "temperature" | "share">,
): tf.Tensor1D {
  const op = tf.customGrad((x, save) => {
    // `customGrad` types whatever it is called with as a tensor of any rank, and what saves as one more.
    const z = x as tf.Tensor2D;
    const keep = save as tf.GradSaveFunc;
    const logProbabilities = tf.logSoftmax(z);
    const oneHot = tf.cast(tf.oneHot(labels, z.shape[1]), "float32");
    // The weight of a row stands at its label, where the one was.
    const weighted = classWeights ? tf.mul(oneHot, classWeights) : oneHot;
    const loss = tf.mul(tf.sum(tf.mul(weighted, logProbabilities)), tf.neg(scalar));
    const correct = tf.sum(tf.cast(tf.equal(tf.argMax(z, 1), labels), "float32"));
    const soft = tf.sub(tf.softmax(tf.div(z, temperature)), answers);
    const hard = tf.sub(tf.mul(tf.exp(logProbabilities), tf.sum(weighted, 1, true)), weighted);
    const gradient = tf.mul(tf.add(tf.mul(soft, share * temperature), tf.mul(hard, 1 - share)), scalar);
    keep([gradient]);
    return {
      value: tf.stack([loss, correct]),
      // What was saved is freed after the backward pass; the gradient is the caller's.
      gradFunc: (_dy: tf.Tensor, saved: tf.Tensor[]) => saved.slice(0, 1).map((tensor) => tf.clone(tensor)),
    };
  });
  return op(logits) as tf.Tensor1D;
}
