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
