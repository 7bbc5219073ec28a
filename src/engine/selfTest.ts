import * as tf from "@tensorflow/tfjs";
import type { ImageSet } from "../data/imageSet";
import { createRandom } from "../data/random";
import type { Experiment } from "../protocol/experiment";
import { createBatchMaker } from "./batches";
import { buildModel } from "./buildModel";
import { keepPerImage } from "./lossAndCorrect";
import { createOptimizer } from "./optimizers";
import { trainStep } from "./trainStep";

/** A convolution, a pool and a dense layer, small enough to train a step in no time. */
const experiment: Experiment = {
  name: "self-test",
  dataset: "mnist",
  trainingImages: 4,
  preprocessing: "unit",
  initialization: "keras",
  layers: [
    { kind: "conv2d", filters: 3, kernelSize: 5, strides: 2, padding: "valid", activation: "relu" },
    { kind: "maxPool2d", poolSize: 3 },
    { kind: "flatten" },
    { kind: "dense", units: 10, activation: "softmax" },
  ],
  optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, formulation: "keras" },
  loss: "crossEntropy",
  batchSize: 4,
  epochs: 1,
  shuffle: false,
  validation: { kind: "none" },
  seed: 7,
};

/** Losses of three steps in a row as the cpu backend computes them; the last shows two updates. */
export const selfTestLosses: readonly number[] = [2.66398, 2.454264, 2.328735];
/** Largest relative difference that float32 arithmetic in another order explains. */
const tolerance = 1e-3;

/** Whether the present backend trains a tiny network with the losses that the cpu backend gives. */
export async function passesSelfTest(): Promise<boolean> {
  try {
    const losses = await measureSelfTest();
    return losses.every((loss, i) => Math.abs(loss - (selfTestLosses[i] ?? 0)) <= tolerance * Math.abs(loss));
  } catch {
    return false;
  }
}

/** The losses of the self-test's three steps on the present backend. */
export async function measureSelfTest(): Promise<number[]> {
  const model = buildModel(experiment);
  const optimizer = createOptimizer(experiment.optimizer, model.weights);
  const batches = createBatchMaker(experiment.preprocessing, experiment.batchSize);
  const perImage = keepPerImage(1 / experiment.batchSize);
  const rows = Uint32Array.from({ length: experiment.batchSize }, (_, i) => i);
  const measured: tf.Tensor[] = [];
  try {
    for (let step = 0; step < selfTestLosses.length; step++) {
      measured.push(tf.tidy(() => trainStep(model, optimizer, batches.make(noiseImages, rows), perImage, step)));
    }
    const all = tf.tidy(() => tf.concat(measured));
    const values = await all.data();
    all.dispose();
    return selfTestLosses.map((_, i) => values[2 * i] ?? Number.NaN);
  } finally {
    tf.dispose([perImage.scalar, ...measured]);
    optimizer.dispose();
    model.dispose();
  }
}

const random = createRandom(1);
const noiseImages: ImageSet = {
  count: 4,
  images: Uint8Array.from({ length: 4 * 784 }, () => random() >>> 24),
  labels: Uint8Array.of(3, 1, 4, 1),
};
