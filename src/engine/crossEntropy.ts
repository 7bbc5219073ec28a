import * as tf from "@tensorflow/tfjs";

/**
 * Mean over the batch of the cross-entropy in nats between softmax of `logits` [n, 10] and one-hot `labels` [n, 10].
 * Works from logits, so nothing is clipped and the gradient (softmax − labels) / n never vanishes for a wrong answer.
 * `perImage` is the kept scalar 1/n: a plain number would be uploaded anew at each step.
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D, perImage: tf.Scalar): tf.Scalar {
  const op = tf.customGrad((x, save) => {
    // `customGrad` hands over what it was called with: a tensor and the function that saves.
    const saveForGradient = save as tf.GradSaveFunc;
    const logProbabilities = tf.logSoftmax(x as tf.Tensor2D);
    saveForGradient([logProbabilities]);
    const value = tf.mul(tf.sum(tf.mul(labels, logProbabilities)), tf.neg(perImage)) as tf.Scalar;
    const gradFunc = (dy: tf.Scalar, saved: tf.Tensor[]) => {
      const [logs] = saved;
      if (!logs) throw new Error("cross-entropy was differentiated without its saved log-probabilities");
      return tf.mul(tf.sub(tf.exp(logs), labels), tf.mul(dy, perImage));
    };
    return { value, gradFunc };
  });
  return op(logits) as tf.Scalar;
}
