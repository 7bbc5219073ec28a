import * as tf from "@tensorflow/tfjs";
import type { Batch } from "./batches";
import type { Model } from "./buildModel";
import { crossEntropy } from "./crossEntropy";
import type { Optimizer } from "./optimizers";

/**
 * One training step: forward, loss, gradients, update. Returns [mean loss of the batch, number classified rightly], both
 * measured before the update, as a kept tensor on the device: reading it is the caller's choice of moment.
 */
export function trainStep(model: Model, optimizer: Optimizer, batch: Batch, perImage: tf.Scalar, step: number): tf.Tensor1D {
  return tf.tidy(() => {
    const correct: tf.Tensor[] = [];
    try {
      const { value: loss, grads } = tf.variableGrads(() => {
        const logits = model.logits(batch.images, step);
        // Kept, since the forward pass frees everything but the loss.
        correct.push(tf.keep(countCorrect(logits, batch.labels)));
        return crossEntropy(logits, batch.oneHotLabels, perImage);
      }, [...model.weights]);
      optimizer.update(model.weights.map((weight) => gradientOf(grads, weight)));
      return tf.keep(tf.stack([loss, ...correct]) as tf.Tensor1D);
    } finally {
      tf.dispose(correct);
    }
  });
}

/** How many rows of `logits` [n, 10] are largest at their label, as a float scalar. */
export function countCorrect(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  return tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), labels), "float32"));
}

function gradientOf(gradients: tf.NamedTensorMap, weight: tf.Variable): tf.Tensor {
  const gradient = gradients[weight.name];
  if (!gradient) throw new Error(`no gradient for ${weight.name}`);
  return gradient;
}
