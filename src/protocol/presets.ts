import type { Experiment, LayerSpec, OptimizerSpec } from "./experiment";

/** Keras's defaults: learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-7. */
const kerasAdam: OptimizerSpec = {
  kind: "adam",
  learningRate: 0.001,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  formulation: "keras",
};
/** PyTorch's defaults: the same, but ε 1e-8. */
const pytorchAdam: OptimizerSpec = { ...kerasAdam, epsilon: 1e-8, formulation: "pytorch" };

const dense128: LayerSpec[] = [
  { kind: "flatten" },
  { kind: "dense", units: 128, activation: "relu" },
  { kind: "dense", units: 10, activation: "softmax" },
];

const keras = {
  dataset: "mnist",
  trainingImages: 60_000,
  thinning: null,
  preprocessing: "unit",
  augmentation: "none",
  initialization: "keras",
  optimizer: kerasAdam,
  schedule: { kind: "constant", warmUpSteps: 0 },
  loss: "crossEntropy",
  classWeights: null,
  epochs: 10,
  shuffle: true,
  validation: { kind: "none" },
  earlyStopping: null,
  seed: 1,
} as const satisfies Partial<Experiment>;

/** The articles' six experiments. Which article each comes from is the number in its id. */
export const presets = {
  "article2-cnn": {
    ...keras,
    name: "CNN",
    layers: [
      { kind: "conv2d", filters: 32, kernelSize: 3, strides: 1, padding: "valid", activation: "relu" },
      { kind: "maxPool2d", poolSize: 2 },
      { kind: "conv2d", filters: 64, kernelSize: 3, strides: 1, padding: "valid", activation: "relu" },
      { kind: "maxPool2d", poolSize: 2 },
      { kind: "conv2d", filters: 64, kernelSize: 3, strides: 1, padding: "valid", activation: "relu" },
      { kind: "flatten" },
      { kind: "dense", units: 64, activation: "relu" },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
    batchSize: 64,
    epochs: 5,
  },
  "article0-dense128-batch128": { ...keras, name: "Dense 128, batch 128", layers: dense128, batchSize: 128 },
  "article0-dense128-batch32": {
    ...keras,
    name: "Dense 128, batch 32",
    layers: dense128,
    batchSize: 32,
    shuffle: false,
    validation: { kind: "testSet" },
  },
  "article1-mlp128-64": {
    ...keras,
    name: "Dense 128-64",
    layers: [
      { kind: "flatten" },
      { kind: "dense", units: 128, activation: "relu" },
      { kind: "dense", units: 64, activation: "relu" },
      { kind: "dense", units: 10, activation: "linear" },
    ],
    preprocessing: "centered",
    initialization: "pytorch",
    optimizer: pytorchAdam,
    batchSize: 64,
  },
  "article3-dense64-64": {
    ...keras,
    name: "Dense 64-64",
    layers: [
      { kind: "flatten" },
      { kind: "dense", units: 64, activation: "relu" },
      { kind: "dense", units: 64, activation: "relu" },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
    batchSize: 32,
    validation: { kind: "lastFraction", fraction: 0.2 },
  },
  "article4-dense128-batch64": {
    ...keras,
    name: "Dense 128, batch 64",
    layers: dense128,
    batchSize: 64,
    validation: { kind: "lastFraction", fraction: 0.1 },
  },
} as const satisfies Record<string, Experiment>;

export type PresetId = keyof typeof presets;
