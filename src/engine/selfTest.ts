import type { ImageSet } from "../data/imageSet";
import { createRandom } from "../data/random";
import type { Experiment } from "../protocol/experiment";
import { runPlan } from "../protocol/runPlan";
import { buildModel } from "./buildModel";
import { createWorkers } from "./createWorkers";
import { readMeasured } from "./readMeasured";

/**
 * Two convolutions, one with the pool that is fused into it, whose sizes take the kernels of larger networks, and two dense
 * layers: every kernel of the presets, small enough to train a step in no time.
 */
const experiment: Experiment = {
  name: "self-test",
  dataset: "mnist",
  trainingImages: 4,
  thinning: null,
  preprocessing: "unit",
  augmentation: "none",
  initialization: "keras",
  layers: [
    { kind: "conv2d", filters: 4, kernelSize: 5, strides: 2, padding: "valid", activation: "relu" },
    { kind: "maxPool2d", poolSize: 2 },
    { kind: "conv2d", filters: 8, kernelSize: 3, strides: 1, padding: "valid", activation: "relu" },
    { kind: "flatten" },
    { kind: "dense", units: 12, activation: "relu" },
    { kind: "dense", units: 10, activation: "softmax" },
  ],
  optimizer: { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, formulation: "keras" },
  schedule: { kind: "constant", warmUpSteps: 0 },
  loss: "crossEntropy",
  classWeights: null,
  batchSize: 4,
  epochs: 1,
  shuffle: false,
  validation: { kind: "none" },
  earlyStopping: null,
  seed: 7,
};

/** Losses of three steps in a row as the cpu backend computes them; the last shows two updates. */
export const selfTestLosses: readonly number[] = [2.26581, 2.106468, 1.841461];
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
  const plan = runPlan(experiment);
  const workers = createWorkers({ experiment, plan, model, set: noiseImages, state: null });
  try {
    const { stepper } = await workers;
    stepper.startEpoch(Uint32Array.from({ length: plan.trainingImages }, (_, i) => i));
    const { learningRate } = experiment.optimizer;
    const measured = selfTestLosses.map((_, index) =>
      stepper.step({ first: 0, count: experiment.batchSize, index, learningRate }),
    );
    const values = await readMeasured(measured, true);
    return selfTestLosses.map((_, i) => values[2 * i] ?? Number.NaN);
  } finally {
    const made = await workers.catch(() => null);
    made?.stepper.dispose();
    made?.evaluator.dispose();
    model.dispose();
  }
}

const random = createRandom(1);
const noiseImages: ImageSet = {
  count: 4,
  images: Uint8Array.from({ length: 4 * 784 }, () => random() >>> 24),
  labels: Uint8Array.of(3, 1, 4, 1),
};
