import * as tf from "@tensorflow/tfjs";
import type { ImageSet } from "../data/imageSet";
import { classCount } from "../protocol/modelShape";
import type { Teacher } from "../protocol/teacher";
import { createBatchMaker } from "./batches";
import { buildModel } from "./buildModel";
import { writeTensors } from "./checkpointTensors";
import { evaluationSlice } from "./evaluate";

/** What a teacher answers to the images that are trained on. */
export interface TeacherAnswers {
  /** Computes the answers once, slice by slice; yields between slices. To be ended before any is asked for. */
  compute(): AsyncGenerator<void>;
  /** The teacher's probabilities at its temperature for rows of the set, [rows, classes]. Call within `tf.tidy`. */
  of(rows: Uint32Array): tf.Tensor2D;
}

/** Answers to the first `count` images of `set`, kept as numbers: ten an image. */
export function createTeacherAnswers({ checkpoint, temperature }: Teacher, set: ImageSet, count: number): TeacherAnswers {
  const answers = new Float32Array(count * classCount);
  let done = 0;
  return {
    async *compute() {
      if (done === count) return;
      const { experiment, weights } = checkpoint;
      const model = buildModel(experiment);
      try {
        writeTensors(model.weights, weights);
        const slice = evaluationSlice(model);
        const batches = createBatchMaker(experiment.preprocessing, slice);
        // Goes on where it was where it was broken off.
        while (done < count) {
          const rows = Uint32Array.from({ length: Math.min(slice, count - done) }, (_, i) => done + i);
          const soft = tf.tidy(() => tf.softmax(tf.div(model.logits(batches.make(set, rows).images), temperature)));
          try {
            answers.set(await soft.data<"float32">(), done * classCount);
          } finally {
            soft.dispose();
          }
          done += rows.length;
          yield;
        }
      } finally {
        model.dispose();
      }
    },
    of(rows) {
      const values = new Float32Array(rows.length * classCount);
      for (const [i, row] of rows.entries()) {
        values.set(answers.subarray(row * classCount, (row + 1) * classCount), i * classCount);
      }
      return tf.tensor2d(values, [rows.length, classCount]);
    },
  };
}
