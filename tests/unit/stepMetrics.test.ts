import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createStepMetrics } from "../../src/engine/stepMetrics";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const measured = (loss: number, correct: number) => tf.tensor1d([loss, correct]);

test("what is pending is handed over once, with the number of its first step", () => {
  const metrics = createStepMetrics(() => 16);
  metrics.add(measured(1, 1));
  metrics.add(measured(2, 2));
  expect(metrics.pendingCount).toBe(2);
  const first = metrics.takePending();
  expect([first.firstStep, first.measured.length, metrics.pendingCount]).toEqual([0, 2, 0]);
  metrics.add(measured(3, 3));
  const second = metrics.takePending();
  expect([second.firstStep, second.measured.length]).toEqual([2, 1]);
  tf.dispose([...first.measured, ...second.measured]);
});

test("the last, smaller batch counts with its own size, in its accuracy and in the epoch's means", () => {
  const metrics = createStepMetrics((step) => (step === 2 ? 8 : 16));
  const { losses, accuracies } = metrics.count(0, Float32Array.of(1, 8, 2, 12, 4, 8));
  expect([...losses]).toEqual([1, 2, 4]);
  expect([...accuracies]).toEqual([0.5, 0.75, 1]);
  expect(metrics.takeEpoch()).toEqual({ trainLoss: (16 + 32 + 32) / 40, trainAccuracy: 28 / 40 });
});

test("an epoch's means begin anew", () => {
  const metrics = createStepMetrics(() => 10);
  metrics.count(0, Float32Array.of(1, 5));
  metrics.takeEpoch();
  metrics.count(1, Float32Array.of(3, 10));
  expect(metrics.takeEpoch()).toEqual({ trainLoss: 3, trainAccuracy: 1 });
});

test("what was never read is freed with the run", () => {
  const before = tf.memory().numTensors;
  const metrics = createStepMetrics(() => 10);
  metrics.add(measured(1, 1));
  metrics.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
