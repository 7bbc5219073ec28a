import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { chooseBackend } from "../../src/engine/backend";
import { createBatchMaker } from "../../src/engine/batches";
import { buildModel } from "../../src/engine/buildModel";
import { keepPerImage } from "../../src/engine/lossAndCorrect";
import { createOptimizer } from "../../src/engine/optimizers";
import { trainStep } from "../../src/engine/trainStep";
import type { Experiment, OptimizerSpec } from "../../src/protocol/experiment";
import { noiseImages } from "../fixtures/noiseDataset";
import { learningRate, relativeError, stepperOnGpu, weightValues } from "../fixtures/stepOnGpu";
import { tinyExperiment } from "../fixtures/tinyExperiment";

// Batches of 8, 8 and 4: the last one of an epoch is smaller.
const trainingImages = 20;
const set = noiseImages(trainingImages, 5);
const dataset = { train: set, test: set };
const steps = 7;

/** Every layer, every activation, and penalties. */
const everything: Experiment["layers"] = [
  { kind: "conv2d", filters: 3, kernelSize: 3, strides: 2, padding: "same", activation: "elu", l1: 0.001, l2: 0.01 },
  { kind: "averagePool2d", poolSize: 2 },
  { kind: "batchNormalization", momentum: 0.9, epsilon: 0.001 },
  { kind: "conv2d", filters: 4, kernelSize: 3, strides: 1, padding: "valid", activation: "gelu" },
  { kind: "maxPool2d", poolSize: 2 },
  { kind: "flatten" },
  { kind: "dropout", rate: 0.3 },
  { kind: "dense", units: 9, activation: "sigmoid", l2: 0.02 },
  { kind: "batchNormalization", momentum: 0.5, epsilon: 0.01 },
  { kind: "dense", units: 8, activation: "tanh" },
  { kind: "dense", units: 10, activation: "softmax", l1: 0.003 },
];

const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const optimizers: readonly OptimizerSpec[] = [
  { kind: "adam", learningRate, ...moments, formulation: "keras" },
  { kind: "adam", learningRate, ...moments, formulation: "pytorch" },
  { kind: "adamw", learningRate, ...moments, formulation: "pytorch", weightDecay: 0.1 },
  { kind: "rmsprop", learningRate, rho: 0.9, epsilon: 1e-6 },
  { kind: "sgd", learningRate, momentum: 0 },
  { kind: "sgd", learningRate, momentum: 0.9 },
];

async function trainOnCpu(experiment: Experiment) {
  await chooseBackend("cpu");
  const model = buildModel(experiment);
  const optimizer = createOptimizer(experiment.optimizer, model.trained);
  const batches = createBatchMaker(experiment.preprocessing, experiment.batchSize);
  for (let step = 0; step < steps; step++) {
    const perEpoch = Math.ceil(trainingImages / experiment.batchSize);
    const first = (step % perEpoch) * experiment.batchSize;
    const count = Math.min(experiment.batchSize, trainingImages - first);
    const rows = Uint32Array.from({ length: count }, (_, i) => first + i);
    const perImage = keepPerImage(1 / count);
    tf.dispose(tf.tidy(() => trainStep({ model, optimizer }, batches.make(set, rows), perImage, learningRate, step)));
    tf.dispose([perImage.scalar]);
  }
  const weights = await weightValues(model.weights);
  const state = await weightValues(optimizer.state);
  optimizer.dispose();
  model.dispose();
  return { weights, state };
}

test.each([
  ...optimizers.map((optimizer) => ({ optimizer, batchSize: 8 })),
  ...optimizers.slice(0, 1).flatMap((optimizer) => [
    { optimizer, batchSize: 1 },
    { optimizer, batchSize: 64 },
  ]),
])(
  "$optimizer.kind with batches of $batchSize, a smaller one last, changes weights and its own memory as on the cpu backend",
  async ({ optimizer, batchSize }) => {
    const experiment = tinyExperiment({ layers: everything, trainingImages, batchSize, optimizer });
    const expected = await trainOnCpu(experiment);
    await chooseBackend("webgpu");
    const run = await stepperOnGpu(experiment, dataset);
    for (let step = 0; step < steps; step++) await run.step(step);
    const state = (await run.stepper.readState()).map(({ values }) => values);
    const weights = await weightValues(run.model.weights);
    run.dispose();
    expect(state).toHaveLength(expected.state.length);
    for (const [i, values] of expected.weights.entries()) expect(relativeError(weights[i] ?? [], values)).toBeLessThan(1e-3);
    for (const [i, values] of expected.state.entries()) expect(relativeError(state[i] ?? [], values)).toBeLessThan(1e-3);
  },
);
