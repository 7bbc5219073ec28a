import * as tf from "@tensorflow/tfjs";
import { type ImageSet, pixelCount } from "../data/imageSet";
import { deriveSeed, identity, permutation, randomPurpose } from "../data/random";
import { classCount } from "../protocol/modelShape";
import { type PreprocessingName, preprocessingOptions } from "../protocol/options";

/** One batch on the device. */
export interface Batch {
  readonly images: tf.Tensor4D;
  /** One row of ten an image, 1 at the label. */
  readonly oneHotLabels: tf.Tensor2D;
  readonly labels: tf.Tensor1D;
}

/** Which images follow each other in an epoch, from seed and epoch alone: equal seeds and counts see the same batches. */
export function epochOrder(count: number, shuffle: boolean, seed: number, epoch: number): Uint32Array {
  return shuffle ? permutation(count, deriveSeed(seed, randomPurpose.order, epoch)) : identity(count);
}

/** Makes batches out of bytes; its scratch memory is one batch, reused. */
export interface BatchMaker {
  /** Rows `rows` of the set as a batch, preprocessed. Call within `tf.tidy`, and use it up before the next call. */
  make(set: ImageSet, rows: Uint32Array): Batch;
}

/** A maker of batches up to `maxImages` images. */
export function createBatchMaker(preprocessing: PreprocessingName, maxImages: number): BatchMaker {
  const table = pixelTable(preprocessing);
  const pixels = new Float32Array(maxImages * pixelCount);
  const oneHot = new Float32Array(maxImages * classCount);
  const labels = new Int32Array(maxImages);
  return {
    make(set, rows) {
      oneHot.fill(0);
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] ?? 0;
        const from = row * pixelCount;
        const to = i * pixelCount;
        for (let p = 0; p < pixelCount; p++) pixels[to + p] = table[set.images[from + p] ?? 0] ?? 0;
        const label = set.labels[row] ?? 0;
        labels[i] = label;
        oneHot[i * classCount + label] = 1;
      }
      const n = rows.length;
      return {
        images: tf.tensor4d(pixels.subarray(0, n * pixelCount), [n, 28, 28, 1]),
        oneHotLabels: tf.tensor2d(oneHot.subarray(0, n * classCount), [n, classCount]),
        labels: tf.tensor1d(labels.subarray(0, n), "int32"),
      };
    },
  };
}

/** What each pixel byte 0..255 becomes. */
function pixelTable(preprocessing: PreprocessingName): Float32Array {
  const { scale, offset } = preprocessingOptions[preprocessing];
  return Float32Array.from({ length: 256 }, (_, byte) => byte * scale + offset);
}

/** A drawing of 784 values in 0..1 as a batch of one image, preprocessed as the training images were. */
export function drawingTensor(drawing: Float32Array, preprocessing: PreprocessingName): tf.Tensor4D {
  const { scale, offset } = preprocessingOptions[preprocessing];
  return tf.tensor4d(
    drawing.map((value) => value * 255 * scale + offset),
    [1, 28, 28, 1],
  );
}
