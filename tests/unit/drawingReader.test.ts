import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test, vi } from "vitest";
import type { Experiment } from "../../src/protocol/experiment";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(60, 50);
const drawing = Float32Array.from(dataset.test.images.subarray(0, 784), (byte) => byte / 255);

beforeAll(startWasmInNode);

function withRuns(...experiments: Experiment[]) {
  const recorder = trainerWithEvents(dataset);
  for (const [i, experiment] of experiments.entries()) recorder.trainer.addRun(`run ${i}`, experiment, measureAtEnd);
  return recorder;
}

test("a drawing is read at once by every run, trained or not", async () => {
  const recorder = withRuns(tinyExperiment(), tinyExperiment({ seed: 2, preprocessing: "centered" }));
  recorder.trainer.showDrawing(7, drawing);
  await recorder.trainer.settled();
  const predicted = recorder.told("predicted");
  expect(predicted).toHaveLength(1);
  expect(predicted[0]).toMatchObject({
    drawingId: 7,
    predictions: [
      { runId: "run 0", step: 0 },
      { runId: "run 1", step: 0 },
    ],
  });
  for (const { probabilities } of predicted[0]?.predictions ?? []) {
    expect(probabilities).toHaveLength(10);
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  }
});

test("the drawing is read again as the run learns, and the run's answer changes", async () => {
  const recorder = withRuns(tinyExperiment());
  const { trainer } = recorder;
  trainer.showDrawing(1, drawing);
  await trainer.settled();
  trainer.step(["run 0"]);
  await trainer.settled();
  const [first, ...later] = recorder.told("predicted").flatMap(({ predictions }) => predictions);
  expect(later.at(-1)?.step).toBe(1);
  expect(later.at(-1)?.probabilities).not.toEqual(first?.probabilities);
});

test("a drawing that comes while runs train is served between two of their steps", async () => {
  const recorder = withRuns(tinyExperiment({ epochs: 10_000 }), tinyExperiment({ epochs: 10_000 }));
  const { trainer } = recorder;
  trainer.start(["run 0", "run 1"]);
  const readBacks = () => recorder.told("stepped").filter(({ runs }) => runs.length === 2).length;
  await vi.waitFor(() => expect(readBacks()).toBeGreaterThan(0), { timeout: 10_000, interval: 1 });
  trainer.showDrawing(5, drawing);
  const before = readBacks();
  await vi.waitFor(() => expect(readBacks()).toBeGreaterThan(before), { timeout: 10_000, interval: 1 });
  const served = recorder.told("predicted")[0];
  trainer.pause(["run 0", "run 1"]);
  await trainer.settled();
  const last = recorder.told("runStateChanged").at(-1)?.step ?? 0;
  const steps = served?.predictions.map(({ step }) => step) ?? [];
  expect(steps).toHaveLength(2);
  for (const step of steps) {
    expect(step).toBeGreaterThan(0);
    expect(step).toBeLessThan(last);
  }
});

test("without ink there is no prediction, neither at once nor later", async () => {
  const recorder = withRuns(tinyExperiment());
  const { trainer } = recorder;
  trainer.showDrawing(1, drawing);
  await trainer.settled();
  trainer.showDrawing(2, null);
  const before = recorder.told("predicted").length;
  trainer.start(["run 0"]);
  await trainer.settled();
  expect(recorder.told("predicted")).toHaveLength(before);
});

test("of drawings that come faster than they are read the newest is read last", async () => {
  const recorder = withRuns(tinyExperiment());
  for (let id = 1; id <= 20; id++)
    recorder.trainer.showDrawing(
      id,
      drawing.map((value) => value / id),
    );
  await recorder.trainer.settled();
  const ids = recorder.told("predicted").map(({ drawingId }) => drawingId);
  expect(ids.at(-1)).toBe(20);
  expect(ids.length).toBeLessThan(20);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

test("a run that is added while there is a drawing reads it", async () => {
  const recorder = withRuns();
  const { trainer } = recorder;
  trainer.showDrawing(3, drawing);
  trainer.addRun("late", tinyExperiment(), measureAtEnd);
  await trainer.settled();
  expect(recorder.told("predicted").at(-1)).toMatchObject({ drawingId: 3, predictions: [{ runId: "late" }] });
});

test("a network whose weights are no numbers any more gives no answer, the others do", async () => {
  const wild = tinyExperiment({
    optimizer: { kind: "sgd", learningRate: 10, momentum: 0.99 },
    epochs: 100,
    layers: [
      { kind: "flatten" },
      { kind: "dense", units: 64, activation: "linear" },
      { kind: "dense", units: 64, activation: "linear" },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
  });
  const recorder = withRuns(wild, tinyExperiment());
  recorder.trainer.start(["run 0"]);
  await recorder.trainer.settled();
  expect(recorder.told("runFailed")).toHaveLength(1);
  recorder.trainer.showDrawing(1, drawing);
  await recorder.trainer.settled();
  expect(
    recorder
      .told("predicted")
      .at(-1)
      ?.predictions.map(({ runId }) => runId),
  ).toEqual(["run 1"]);
});

test("reading keeps no tensor", async () => {
  const recorder = withRuns(tinyExperiment());
  const before = tf.memory().numTensors;
  recorder.trainer.showDrawing(1, drawing);
  await recorder.trainer.settled();
  expect(recorder.told("predicted")).toHaveLength(1);
  expect(tf.memory().numTensors).toBe(before);
});
