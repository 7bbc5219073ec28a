import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createBatchMaker } from "../../src/engine/batches";
import { buildModel } from "../../src/engine/buildModel";
import { evaluate } from "../../src/engine/evaluate";
import type { Experiment } from "../../src/protocol/experiment";
import type { MeasurePlan } from "../../src/protocol/measurePlan";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(60, 50);
/** Leaves weights where they started, so that a measurement can be repeated with a new model. */
const still: Experiment["optimizer"] = { kind: "sgd", learningRate: 1e-8, momentum: 0 };

beforeAll(startWasmInNode);

async function trainOne(experiment: Experiment, measure: Partial<MeasurePlan> = {}) {
  const recorder = trainerWithEvents(dataset);
  recorder.trainer.addRun("a", experiment, { ...measureAtEnd, ...measure });
  recorder.trainer.start(["a"]);
  await recorder.trainer.settled();
  recorder.trainer.removeRun("a");
  await recorder.trainer.settled();
  return { ...recorder, epochs: recorder.told("epochEnded"), ended: recorder.told("runEnded")[0] };
}

async function measured(experiment: Experiment, set: "train" | "test", rows: readonly number[]) {
  const model = buildModel(experiment);
  const slices = evaluate(model, dataset[set], Uint32Array.from(rows), createBatchMaker(experiment.preprocessing, 512));
  let part = await slices.next();
  while (!part.done) part = await slices.next();
  model.dispose();
  return part.value.measured;
}

const rowsFrom = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i);

test("a validation split is the last rows, which training never sees", async () => {
  const experiment = tinyExperiment({ optimizer: still, validation: { kind: "lastFraction", fraction: 0.2 }, epochs: 1 });
  const { epochs, points } = await trainOne(experiment);
  const expected = await measured(experiment, "train", rowsFrom(32, 8));
  expect(epochs[0]?.validation?.count).toBe(8);
  expect(epochs[0]?.validation?.loss).toBeCloseTo(expected.loss, 5);
  expect(epochs[0]?.validation?.correct).toBe(expected.correct);
  // 32 rows are left: two full batches, whose mean is that of the first 32 rows in any order.
  expect(points("a").losses).toHaveLength(2);
  const trained = await measured(experiment, "train", rowsFrom(0, 32));
  expect(epochs[0]?.trainLoss).toBeCloseTo(trained.loss, 5);
});

test("validation on the test set counts as validation, once, and as the result at the end", async () => {
  const experiment = tinyExperiment({ validation: { kind: "testSet" } });
  const { epochs, ended } = await trainOne(experiment, { testEachEpoch: true });
  expect(epochs.map(({ validation, test }) => [validation?.count, test])).toEqual([
    [50, null],
    [50, null],
  ]);
  expect(ended?.test).toEqual(epochs[1]?.validation);
});

test("the test images are measured after each epoch where that is switched on, and at the end in any case", async () => {
  const on = await trainOne(tinyExperiment(), { testEachEpoch: true });
  expect(on.epochs.map(({ test }) => test?.count)).toEqual([50, 50]);
  expect(on.ended?.test).toEqual(on.epochs[1]?.test);
  const off = await trainOne(tinyExperiment());
  expect(off.epochs.map(({ test, validation }) => [test, validation])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(off.ended?.test).toEqual(on.ended?.test);
  // Measuring changes nothing.
  expect(off.points("a")).toEqual(on.points("a"));
});

test("the training images are measured at the end where that is asked for, without those kept for validation, and change nothing", async () => {
  const experiment = tinyExperiment({ optimizer: still, validation: { kind: "lastFraction", fraction: 0.2 } });
  const asked = await trainOne(experiment, { trainingSetAtEnd: true });
  const expected = await measured(experiment, "train", rowsFrom(0, 32));
  expect(asked.ended?.trainingSet).toMatchObject({ count: 32, correct: expected.correct });
  expect(asked.ended?.trainingSet?.loss).toBeCloseTo(expected.loss, 5);
  const without = await trainOne(experiment);
  expect(without.ended).not.toHaveProperty("trainingSet");
  expect(without.ended?.test).toEqual(asked.ended?.test);
});

test("switching the measurement while training counts from the next epoch's end on, for all runs, also those yet to come", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment({ epochs: 4 }), measureAtEnd);
  recorder.onEvent = (event) => {
    if (event.type !== "epochEnded" || event.runId !== "a") return;
    if (event.epoch === 1) trainer.setTestEachEpoch(true);
    if (event.epoch === 3) {
      trainer.setTestEachEpoch(false);
      trainer.addRun("b", tinyExperiment({ epochs: 1 }), { ...measureAtEnd, testEachEpoch: true });
    }
  };
  trainer.start(["a"]);
  await trainer.settled();
  trainer.start(["b"]);
  await trainer.settled();
  const told = recorder.told("epochEnded").map(({ runId, test }) => [runId, test?.count ?? null]);
  expect(told).toEqual([
    ["a", null],
    ["a", 50],
    ["a", 50],
    ["a", null],
    ["b", null],
  ]);
});

test("a run ends after so many steps, in the middle of an epoch, with the test images measured", async () => {
  const { epochs, ended, points, states } = await trainOne(tinyExperiment({ epochs: 10 }), { maxSteps: 4, testImages: 20 });
  expect(points("a").losses).toHaveLength(4);
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1]);
  expect(ended).toMatchObject({ steps: 4, test: { count: 20 }, backend: "wasm", secondsAreEstimated: false });
  expect(states("a").at(-1)).toBe("finished");
});

test("a run that ends on an epoch's last step has that epoch told", async () => {
  const { epochs, ended } = await trainOne(tinyExperiment({ epochs: 10 }), { maxSteps: 6 });
  expect(epochs.map(({ step }) => step)).toEqual([3, 6]);
  expect(ended?.steps).toBe(6);
});

test("only the first so many test images are measured, after each epoch as well", async () => {
  const experiment = tinyExperiment({ optimizer: still, epochs: 1 });
  const { epochs } = await trainOne(experiment, { testEachEpoch: true, testImages: 7 });
  const expected = await measured(experiment, "test", rowsFrom(0, 7));
  expect(epochs[0]?.test).toMatchObject({ count: 7, correct: expected.correct });
  expect(epochs[0]?.test?.loss).toBeCloseTo(expected.loss, 5);
});

test("the time of a step is unknown under ten steps and known from ten on", async () => {
  const nine = await trainOne(tinyExperiment({ epochs: 9 }), { maxSteps: 9 });
  expect(nine.ended?.millisecondsPerStep).toBeNull();
  const ten = await trainOne(tinyExperiment({ epochs: 9 }), { maxSteps: 10 });
  expect(ten.ended?.millisecondsPerStep).toBeGreaterThan(0);
  expect(ten.ended?.millisecondsPerStep).toBeLessThan((1000 * (ten.ended?.seconds ?? 0)) / 5);
});

test("the seconds of the epochs make up the seconds of the run, evaluation left out", async () => {
  const { epochs, ended } = await trainOne(tinyExperiment({ epochs: 3 }), { testEachEpoch: true });
  expect(epochs.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(ended?.seconds ?? 0, 9);
});

test("a single training image leaves none to validate with, which is no failure", async () => {
  const { epochs, ended } = await trainOne(
    tinyExperiment({ trainingImages: 1, validation: { kind: "lastFraction", fraction: 0.5 }, epochs: 1 }),
  );
  expect(epochs[0]?.validation).toBeNull();
  expect(ended?.test.count).toBe(50);
});

test("tensors are freed when runs of every kind of measurement are gone", async () => {
  const before = tf.memory();
  await trainOne(tinyExperiment({ validation: { kind: "lastFraction", fraction: 0.2 } }), { testEachEpoch: true });
  await trainOne(tinyExperiment({ validation: { kind: "testSet" } }), { maxSteps: 4 });
  expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
});
