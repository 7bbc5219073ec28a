import * as tf from "@tensorflow/tfjs";
import type { ImageSet } from "../data/imageSet";
import type { LossAndAccuracy } from "../protocol/messages";
import type { BatchMaker } from "./batches";
import type { Model } from "./buildModel";
import { keepPerImage, lossAndCorrect } from "./lossAndCorrect";

/** Work of one slice in floating-point operations: some tens of milliseconds on one CPU core. */
const sliceFlops = 200e6;
/** Bounds on the images of one slice. */
const sliceImages = { min: 16, max: 512 };

/** Images measured at a time, a power of two chosen by the network's work alone, so that results can be repeated. */
export function evaluationSlice(model: Model): number {
  const fitting = 2 ** Math.floor(Math.log2(sliceFlops / Math.max(1, model.shape.flops)));
  return Math.min(sliceImages.max, Math.max(sliceImages.min, fitting));
}

/**
 * Measures `rows` of a set without training, slice by slice; yields between slices and returns mean loss and accuracy.
 * `batches` must hold a slice. Ending the iteration early frees what was measured so far.
 */
export async function* evaluate(
  model: Model,
  set: ImageSet,
  rows: Uint32Array,
  batches: BatchMaker,
): AsyncGenerator<void, LossAndAccuracy> {
  const slice = evaluationSlice(model);
  const sums: tf.Tensor[] = [];
  const one = keepPerImage(1);
  try {
    for (let first = 0; first < rows.length; first += slice) {
      sums.push(
        tf.tidy(() => {
          const batch = batches.make(set, rows.subarray(first, first + slice));
          return lossAndCorrect(model.logits(batch.images), batch.labels, one);
        }),
      );
      yield;
    }
    const all = tf.tidy(() => tf.concat(sums));
    const values = await all.data();
    all.dispose();
    let loss = 0;
    let correct = 0;
    for (let i = 0; i < values.length; i += 2) {
      loss += values[i] ?? 0;
      correct += values[i + 1] ?? 0;
    }
    return { loss: loss / rows.length, accuracy: correct / rows.length, correct, count: rows.length };
  } finally {
    tf.dispose([one.scalar, ...sums]);
  }
}
