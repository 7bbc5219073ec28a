import * as tf from "@tensorflow/tfjs";
import type { ImageSet } from "../data/imageSet";
import type { LossAndAccuracy } from "../protocol/messages";
import type { BatchMaker } from "./batches";
import type { Model } from "./buildModel";
import { freePerImage, keepPerImage, lossAndCorrect } from "./lossAndCorrect";

/** Work of one slice in floating-point operations: some tens of milliseconds on one CPU core. */
const sliceFlops = 200e6;
/** Bounds on the images of one slice. */
const sliceImages = { min: 16, max: 512 };

/** Images measured at a time, a power of two chosen by the network's work alone, so that results can be repeated. */
export function evaluationSlice(model: Model): number {
  const fitting = 2 ** Math.floor(Math.log2(sliceFlops / Math.max(1, model.shape.flops)));
  return Math.min(sliceImages.max, Math.max(sliceImages.min, fitting));
}

/** What a network reads in images. */
export interface Measurement {
  readonly measured: LossAndAccuracy;
  /** The digit read in each image, in the order of the rows. */
  readonly predictions: Uint8Array;
}

/**
 * Measures `rows` of a set without training, slice by slice; yields between slices. The loss is unweighted, whatever the
 * network was trained on. `batches` must hold a slice. Ending the iteration early frees what was measured so far.
 */
export async function* evaluate(
  model: Model,
  set: ImageSet,
  rows: Uint32Array,
  batches: BatchMaker,
): AsyncGenerator<void, Measurement> {
  const slice = evaluationSlice(model);
  const sums: tf.Tensor1D[] = [];
  const answers: tf.Tensor1D[] = [];
  const one = keepPerImage(1);
  try {
    for (let first = 0; first < rows.length; first += slice) {
      const [sum, answer] = tf.tidy(() => {
        const batch = batches.make(set, rows.subarray(first, first + slice));
        const logits = model.logits(batch.images);
        const digits = tf.cast(tf.argMax(logits, 1), "float32") as tf.Tensor1D;
        return [lossAndCorrect(logits, batch.labels, one), digits] as const;
      });
      sums.push(sum);
      answers.push(answer);
      yield;
    }
    // Digits are small numbers, so that one read of floats brings both.
    const all = tf.tidy(() => tf.concat([...sums, ...answers]));
    const values = await all.data();
    all.dispose();
    let loss = 0;
    let correct = 0;
    for (let i = 0; i < 2 * sums.length; i += 2) {
      loss += values[i] ?? 0;
      correct += values[i + 1] ?? 0;
    }
    const measured = { loss: loss / rows.length, accuracy: correct / rows.length, correct, count: rows.length };
    return { measured, predictions: Uint8Array.from(values.subarray(2 * sums.length)) };
  } finally {
    freePerImage(one);
    tf.dispose([...sums, ...answers]);
  }
}
