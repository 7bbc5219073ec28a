import * as tf from "@tensorflow/tfjs";
import type { PreprocessingName } from "../protocol/options";
import { drawingTensor } from "./batches";
import type { Model } from "./buildModel";

/** A network that is to read a drawing. */
export interface Reader {
  readonly model: Model;
  readonly preprocessing: PreprocessingName;
}

/** Ten probabilities for one drawing of 784 values in 0..1 from each network, with one read-back for all. */
export async function predict(readers: readonly Reader[], drawing: Float32Array): Promise<number[][]> {
  if (readers.length === 0) return [];
  const all = tf.tidy(() =>
    tf.concat(readers.map(({ model, preprocessing }) => model.probabilities(drawingTensor(drawing, preprocessing)))),
  );
  try {
    const values = await all.data();
    return readers.map((_, i) => Array.from(values.subarray(i * 10, i * 10 + 10)));
  } finally {
    all.dispose();
  }
}
