import * as tf from "@tensorflow/tfjs";
import { pixelCount } from "../data/imageSet";
import type { RunId, TrainerEvent } from "../protocol/messages";
import { classCount } from "../protocol/modelShape";
import { drawingTensor } from "./batches";
import { evaluationSlice } from "./evaluate";
import type { TrainingRun } from "./trainingRun";

type ImagesRead = Extract<TrainerEvent, { type: "imagesRead" }>;

/**
 * What each run gives for `images`, 784 values in 0..1 an image, as it is at the call. A rest that is no whole image is left out,
 * and so is a run whose answers are no numbers.
 */
export async function readImages(runs: readonly TrainingRun[], requestId: number, images: Float32Array): Promise<ImagesRead> {
  const count = Math.floor(images.length / pixelCount);
  const answers = await Promise.all(runs.map((run) => readingOf(run, images, count).catch(() => null)));
  return { type: "imagesRead", requestId, count, readings: answers.flatMap((answer) => answer ?? []) };
}

async function readingOf(
  run: TrainingRun,
  images: Float32Array,
  count: number,
): Promise<{ runId: RunId; probabilities: Float32Array } | null> {
  if (count === 0) return { runId: run.id, probabilities: new Float32Array() };
  const slice = evaluationSlice(run.model);
  const all = tf.tidy(() => {
    const parts: tf.Tensor2D[] = [];
    for (let first = 0; first < count; first += slice) {
      const part = images.subarray(first * pixelCount, Math.min(first + slice, count) * pixelCount);
      parts.push(tf.tidy(() => run.model.probabilities(drawingTensor(part, run.experiment.preprocessing))));
    }
    return tf.concat(parts);
  });
  try {
    const probabilities = (await all.data<"float32">()).slice();
    const isAnswer = probabilities.length === count * classCount && probabilities.every(Number.isFinite);
    return isAnswer ? { runId: run.id, probabilities } : null;
  } finally {
    all.dispose();
  }
}
