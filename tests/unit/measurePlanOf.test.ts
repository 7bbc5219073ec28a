import { expect, test } from "vitest";
import { measurePlanOf } from "../../src/store/measurePlanOf";

test("the preset of article 1 is measured on the images it trained on as well, which is what its program prints", () => {
  expect(measurePlanOf({ presetId: "article1-mlp128-64" }, false).trainingSetAtEnd).toBe(true);
});

test("other runs are measured on all test images only, after each epoch where that is asked for", () => {
  const measure = { testEachEpoch: true, maxSteps: null, testImages: null };
  expect(measurePlanOf({ presetId: "article2-cnn" }, true)).toEqual(measure);
  expect(measurePlanOf({ presetId: null }, true)).toEqual(measure);
});
