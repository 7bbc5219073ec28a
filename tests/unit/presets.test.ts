import * as v from "valibot";
import { expect, test } from "vitest";
import { experimentSchema } from "../../src/protocol/experiment";
import { isModelShape, modelShape } from "../../src/protocol/modelShape";
import { type PresetId, presets } from "../../src/protocol/presets";
import { imagesInStep, runPlan } from "../../src/protocol/runPlan";

/** What the articles' networks come to; counted by hand from their layers. */
const parameters: Record<PresetId, number> = {
  "article2-cnn": 93_322,
  "article0-dense128-batch128": 101_770,
  "article0-dense128-batch32": 101_770,
  "article1-mlp128-64": 109_386,
  "article3-dense64-64": 55_050,
  "article4-dense128-batch64": 101_770,
};

test.each(Object.entries(parameters))("%s has as many parameters as the article's network", (id, expected) => {
  // `parameters` has the keys of the table of presets; Object.entries forgets that.
  const shape = modelShape(presets[id as PresetId].layers);
  expect(isModelShape(shape) && shape.parameters).toBe(expected);
});

test.each(Object.entries(presets))("%s is an experiment that the schema accepts unchanged", (_, preset) => {
  expect(v.parse(experimentSchema, preset)).toEqual(preset);
});

const keras = { preprocessing: "unit", initialization: "keras", epsilon: 1e-7, formulation: "keras", shuffle: true };
const none = { kind: "none" };

/** How each article's program trains, from the articles; Keras's and PyTorch's defaults where they say nothing. */
test.each<[PresetId, object]>([
  ["article0-dense128-batch128", { ...keras, batchSize: 128, epochs: 10, validation: none }],
  ["article0-dense128-batch32", { ...keras, batchSize: 32, epochs: 10, validation: { kind: "testSet" }, shuffle: false }],
  [
    "article1-mlp128-64",
    {
      preprocessing: "centered",
      initialization: "pytorch",
      epsilon: 1e-8,
      formulation: "pytorch",
      shuffle: true,
      batchSize: 64,
      epochs: 10,
      validation: none,
    },
  ],
  ["article2-cnn", { ...keras, batchSize: 64, epochs: 5, validation: none }],
  ["article3-dense64-64", { ...keras, batchSize: 32, epochs: 10, validation: { kind: "lastFraction", fraction: 0.2 } }],
  ["article4-dense128-batch64", { ...keras, batchSize: 64, epochs: 10, validation: { kind: "lastFraction", fraction: 0.1 } }],
])("%s trains as its article's program does", (id, expected) => {
  const { preprocessing, initialization, shuffle, batchSize, epochs, validation, optimizer, trainingImages, loss } = presets[id];
  const { epsilon, formulation, ...adam } = optimizer;
  expect({ preprocessing, initialization, shuffle, batchSize, epochs, validation, epsilon, formulation }).toEqual(expected);
  expect(adam).toEqual({ kind: "adam", learningRate: 0.001, beta1: 0.9, beta2: 0.999 });
  expect([trainingImages, loss]).toEqual([60_000, "crossEntropy"]);
});

const dense = (units: number, activation: string) => ({ kind: "dense", units, activation });
const conv = (filters: number) => ({ kind: "conv2d", filters, kernelSize: 3, strides: 1, padding: "valid", activation: "relu" });
const pool = { kind: "maxPool2d", poolSize: 2 };
const flatten = { kind: "flatten" };

test.each<[PresetId, object[]]>([
  ["article0-dense128-batch128", [flatten, dense(128, "relu"), dense(10, "softmax")]],
  ["article0-dense128-batch32", [flatten, dense(128, "relu"), dense(10, "softmax")]],
  ["article1-mlp128-64", [flatten, dense(128, "relu"), dense(64, "relu"), dense(10, "linear")]],
  ["article2-cnn", [conv(32), pool, conv(64), pool, conv(64), flatten, dense(64, "relu"), dense(10, "softmax")]],
  ["article3-dense64-64", [flatten, dense(64, "relu"), dense(64, "relu"), dense(10, "softmax")]],
  ["article4-dense128-batch64", [flatten, dense(128, "relu"), dense(10, "softmax")]],
])("%s has the layers of its article's network", (id, layers) => {
  expect(presets[id].layers).toEqual(layers);
});

test.each([
  ["article0-dense128-batch128", 60_000, 0, 469, 96],
  ["article0-dense128-batch32", 60_000, 0, 1875, 32],
  ["article1-mlp128-64", 60_000, 0, 938, 32],
  ["article2-cnn", 60_000, 0, 938, 32],
  ["article3-dense64-64", 48_000, 12_000, 1500, 32],
  ["article4-dense128-batch64", 54_000, 6000, 844, 48],
] as const)("%s trains on %i images, validates on %i and ends its epoch of %i steps with %i images", (id, ...expected) => {
  const plan = runPlan(presets[id]);
  const lastStep = plan.stepsPerEpoch - 1;
  const lastBatch = imagesInStep(plan, presets[id].batchSize, lastStep);
  expect([plan.trainingImages, plan.validationImages, plan.stepsPerEpoch, lastBatch]).toEqual(expected);
  expect(plan.totalSteps).toBe(plan.stepsPerEpoch * presets[id].epochs);
});

test("the last batch of every epoch is the smaller one, the first of the next is whole", () => {
  const plan = runPlan({ ...presets["article2-cnn"], trainingImages: 100, batchSize: 64, epochs: 3 });
  expect(plan.totalSteps).toBe(6);
  const sizes = Array.from({ length: plan.totalSteps }, (_, step) => imagesInStep(plan, 64, step));
  expect(sizes).toEqual([64, 36, 64, 36, 64, 36]);
});

test("every image of an epoch is in exactly one of its steps", () => {
  for (const preset of Object.values(presets)) {
    const plan = runPlan(preset);
    let images = 0;
    for (let step = 0; step < plan.stepsPerEpoch; step++) images += imagesInStep(plan, preset.batchSize, step);
    expect(images).toBe(plan.trainingImages);
  }
});
