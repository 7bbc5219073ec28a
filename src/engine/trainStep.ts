import * as tf from "@tensorflow/tfjs";
import type { Batch } from "./batches";
import type { Model } from "./buildModel";
import { lossAndCorrect, type PerImage } from "./lossAndCorrect";
import type { Optimizer } from "./optimizers";

/**
 * One training step: forward, loss, gradients, update. Returns [mean loss of the batch, number classified rightly], both
 * measured before the update, as a kept tensor on the device: reading it is the caller's choice of moment. `perImage` is
 * 1 / n for a batch of n.
 */
export function trainStep(model: Model, optimizer: Optimizer, batch: Batch, perImage: PerImage, step: number): tf.Tensor1D {
  return tf.tidy(() => {
    const measure = () => lossAndCorrect(model.logits(batch.images, step), batch.labels, perImage);
    // Not `tf.variableGrads`, which takes a single number: the count of right answers would need a forward pass of its own.
    const { value, grads } = tf.engine().gradients(measure, [...model.weights]);
    optimizer.update(grads);
    return tf.keep(value);
  });
}
