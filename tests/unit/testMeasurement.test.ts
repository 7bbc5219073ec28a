import { expect, test } from "vitest";
import type { EpochResult } from "../../src/protocol/messages.ts";
import { presets } from "../../src/protocol/presets.ts";
import { lastTestMeasurement } from "../../src/store/testMeasurement.ts";

const measured = (correct: number) => ({ loss: 0.1, accuracy: correct / 10_000, correct, count: 10_000 });
const epoch = (number: number, given: Pick<EpochResult, "validation" | "test">): EpochResult => ({
  runId: "a",
  epoch: number,
  step: 100 * number,
  trainLoss: 0.1,
  trainAccuracy: 0.9,
  seconds: 1,
  ...given,
});

test("a run that validates on the test images shows these as its test accuracy", () => {
  const epochs = [epoch(1, { validation: measured(9500), test: null }), epoch(2, { validation: measured(9600), test: null })];
  const experiment = presets["article0-dense128-batch32"];
  expect(lastTestMeasurement({ epochs, experiment })).toEqual({ epoch: 2, measured: measured(9600) });
});

test("images kept back from training are no test images", () => {
  const experiment = presets["article3-dense64-64"];
  const unmeasured = epoch(2, { validation: measured(9700), test: null });
  expect(lastTestMeasurement({ epochs: [unmeasured], experiment })).toBeNull();
  const epochs = [epoch(1, { validation: measured(9500), test: measured(9400) }), unmeasured];
  expect(lastTestMeasurement({ epochs, experiment })).toEqual({ epoch: 1, measured: measured(9400) });
});
