import * as tf from "@tensorflow/tfjs";
import type { Batch } from "./batches";
import type { Model } from "./buildModel";
import { lossAndCorrect, type PerImage } from "./lossAndCorrect";
import type { Optimizer } from "./optimizers";

/** A network and what trains it. */
export interface Learner {
  readonly model: Model;
  readonly optimizer: Optimizer;
}

/**
 * Training step `step`, counted from 0: forward, loss, gradients, update. Returns [mean loss of the batch, number classified
 * rightly], both measured before the update, as a kept tensor on the device: reading it is the caller's choice of moment.
 * `perImage` is 1 / n for a batch of n; `loss` may stand in for the cross-entropy with the labels.
 */
export function trainStep(
  learner: Learner,
  batch: Batch,
  perImage: PerImage,
  learningRate: number,
  step: number,
  loss: typeof lossAndCorrect = lossAndCorrect,
): tf.Tensor1D {
  const { model, optimizer } = learner;
  return tf.tidy(() => {
    const measure = () => loss(model.logits(batch.images, { step }), batch.labels, perImage);
    // Not `tf.variableGrads`, which takes a single number: the count of right answers would need a forward pass of its own.
    const weights = model.trained.map(({ variable }) => variable);
    const { value, grads } = tf.engine().gradients(measure, weights);
    optimizer.update(grads, learningRate, step);
    return tf.keep(value);
  });
}
