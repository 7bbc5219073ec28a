import * as tf from "@tensorflow/tfjs";
import { augmentationLength } from "../data/augmentation";
import { augmentImage } from "../data/augmentImage";
import { type ImageSet, pixelCount } from "../data/imageSet";
import { deriveSeed, identity, permutation, randomPurpose } from "../data/random";
import { type PreprocessingName, preprocessingOptions } from "../protocol/options";
import { hasKernel } from "./kernels/hasKernel";
import { kernelNames, type PixelAttributes } from "./kernels/kernelNames";

/** One batch on the device. */
export interface Batch {
  readonly images: tf.Tensor4D;
  readonly labels: tf.Tensor1D;
}

/** Which images follow each other in an epoch, from seed and epoch alone: equal seeds and counts see the same batches. */
export function epochOrder(count: number, shuffle: boolean, seed: number, epoch: number): Uint32Array {
  return shuffle ? permutation(count, deriveSeed(seed, randomPurpose.order, epoch)) : identity(count);
}

/** Makes batches out of bytes; its scratch memory is one batch, reused. */
export interface BatchMaker {
  /**
   * Rows `rows` of the set as a batch, preprocessed, and before that changed by the numbers `changes` where there are any,
   * [rows, `augmentationLength`]. Call within `tf.tidy`, and use it up before the next call.
   */
  make(set: ImageSet, rows: Uint32Array, changes?: Float32Array | null): Batch;
}

/** A maker of batches up to `maxImages` images. */
export function createBatchMaker(preprocessing: PreprocessingName, maxImages: number): BatchMaker {
  const { scale, offset } = preprocessingOptions[preprocessing];
  const labels = new Int32Array(maxImages);
  let onHost: Float32Array | null = null;

  function pixelsOf(bytes: Uint8Array, rows: Uint32Array, changes: Float32Array | null): tf.Tensor {
    if (hasKernel(kernelNames.pixels)) {
      const attrs: PixelAttributes = { bytes, rows, rowLength: pixelCount, scale, offset, changes };
      // Attributes are numbers and names in TensorFlow.js's types; a kernel gets whatever it is sent.
      return tf.engine().runKernel<tf.Tensor>(kernelNames.pixels, {}, attrs as unknown as tf.NamedAttrMap);
    }
    onHost ??= new Float32Array(maxImages * pixelCount);
    for (const [i, row] of rows.entries()) {
      const from = row * pixelCount;
      const to = i * pixelCount;
      if (changes) augmentImage(bytes, from, changes, i * augmentationLength, onHost, to);
      else onHost.set(bytes.subarray(from, from + pixelCount), to);
      for (let p = to; p < to + pixelCount; p++) onHost[p] = scale * (onHost[p] ?? 0) + offset;
    }
    return tf.tensor(onHost.subarray(0, rows.length * pixelCount), [rows.length, pixelCount]);
  }

  return {
    make(set, rows, changes = null) {
      for (const [i, row] of rows.entries()) labels[i] = set.labels[row] ?? 0;
      return {
        images: tf.reshape(pixelsOf(set.images, rows, changes), [rows.length, 28, 28, 1]),
        labels: tf.tensor1d(labels.subarray(0, rows.length), "int32"),
      };
    },
  };
}

/** Drawings of 784 values in 0..1, one after the other, as a batch, preprocessed as the training images were. */
export function drawingTensor(drawings: Float32Array, preprocessing: PreprocessingName): tf.Tensor4D {
  const { scale, offset } = preprocessingOptions[preprocessing];
  return tf.tensor4d(
    drawings.map((value) => value * 255 * scale + offset),
    [drawings.length / pixelCount, 28, 28, 1],
  );
}
