import * as tf from "@tensorflow/tfjs";
import { type ImageSet, pixelCount } from "../data/imageSet";
import { limits } from "../protocol/limits";
import type { RunId, TrainerEvent } from "../protocol/messages";
import { classCount } from "../protocol/modelShape";
import { createBatchMaker } from "./batches";
import { evaluationSlice } from "./evaluate";
import type { TrainingRun } from "./trainingRun";

type TestImagesRead = Extract<TrainerEvent, { type: "testImagesRead" }>;

/**
 * The bytes of `rows` of the test images and what each run gives for them, all as it is at the call. Rows that there are not
 * and rows past the most that may be shown are left out, and so is a run whose answers are no numbers.
 */
export async function readTestImages(
  set: ImageSet,
  runs: readonly TrainingRun[],
  requestId: number,
  rows: readonly number[],
): Promise<TestImagesRead> {
  const known = rows.filter((row) => Number.isInteger(row) && row >= 0 && row < set.count).slice(0, limits.shownImages.max);
  const images = new Uint8Array(known.length * pixelCount);
  for (const [i, row] of known.entries()) {
    images.set(set.images.subarray(row * pixelCount, (row + 1) * pixelCount), i * pixelCount);
  }
  const answers = await Promise.all(runs.map((run) => readingOf(run, set, Uint32Array.from(known)).catch(() => null)));
  const readings = answers.flatMap((answer) => answer ?? []);
  return { type: "testImagesRead", requestId, rows: known, images, readings };
}

/** Ten probabilities a row; null where the run cannot tell any more. */
async function readingOf(
  run: TrainingRun,
  set: ImageSet,
  rows: Uint32Array,
): Promise<{ runId: RunId; probabilities: Float32Array } | null> {
  if (rows.length === 0) return { runId: run.id, probabilities: new Float32Array() };
  const slice = evaluationSlice(run.model);
  const batches = createBatchMaker(run.experiment.preprocessing, Math.min(slice, rows.length));
  const all = tf.tidy(() => {
    const parts: tf.Tensor2D[] = [];
    for (let first = 0; first < rows.length; first += slice) {
      parts.push(tf.tidy(() => run.model.probabilities(batches.make(set, rows.subarray(first, first + slice)).images)));
    }
    return tf.concat(parts);
  });
  try {
    const probabilities = (await all.data<"float32">()).slice();
    const isAnswer = probabilities.length === rows.length * classCount && probabilities.every(Number.isFinite);
    return isAnswer ? { runId: run.id, probabilities } : null;
  } finally {
    all.dispose();
  }
}
