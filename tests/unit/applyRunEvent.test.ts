import { expect, test } from "vitest";
import { presets } from "../../src/protocol/presets.ts";
import { applyRunEvent } from "../../src/store/applyRunEvent.ts";
import { initialState } from "../../src/store/initialState.ts";
import { makeRun } from "../../src/store/makeRun.ts";
import type { PlaygroundState, Run } from "../../src/store/playgroundState.ts";

const cnn = makeRun("a", presets["article2-cnn"], { groupId: "g", presetId: "article2-cnn", colorIndex: 0 });
const dense = makeRun("b", presets["article0-dense128-batch128"], { groupId: "h", presetId: null, colorIndex: 1 });
const stateWith = (...runs: Run[]): PlaygroundState => ({ ...initialState, runs });
const test0 = { loss: 0.1, accuracy: 0.97, correct: 9700, count: 10_000 };
const points = (runId: string, firstStep: number, trainingSeconds: number) => ({
  runId,
  firstStep,
  losses: new Float32Array(10),
  accuracies: new Float32Array(10),
  trainingSeconds,
});

test("an event of a run that is gone gives back the same state", () => {
  const state = stateWith({ ...cnn, state: "training" });
  expect(applyRunEvent(state, { type: "stepped", runs: [points("gone", 0, 1)] })).toBe(state);
  expect(applyRunEvent(state, { type: "runStateChanged", runId: "gone", state: "paused", step: 3 })).toBe(state);
  expect(applyRunEvent(state, { type: "runFailed", runId: "gone", problem: { code: "not-finite", step: 3 } })).toBe(state);
});

test("the runs that an event does not speak of stay the same objects", () => {
  const state = stateWith(cnn, { ...dense, state: "training" });
  const after = applyRunEvent(state, { type: "stepped", runs: [points("b", 0, 1)] });
  expect(after.runs[0]).toBe(cnn);
  expect(after.runs[1]?.step).toBe(10);
});

test("time left counts the steps that runs in lock-step wait for each other", () => {
  const state = stateWith(
    { ...cnn, state: "training", step: cnn.plan.totalSteps - 20 },
    { ...dense, state: "training", step: dense.plan.totalSteps - 20 },
  );
  // 64 images at 640 images/s and 128 images at 640 images/s: 0.1 s and 0.2 s a step.
  const event = {
    type: "stepped",
    runs: [points("a", cnn.plan.totalSteps - 20, 5), points("b", dense.plan.totalSteps - 15, 5)],
  } as const;
  const after = applyRunEvent(state, event, () => 640);
  const stillTraining = applyRunEvent(after, { type: "stepped", runs: [] }, () => 640);
  expect(stillTraining.runs[0]?.secondsLeft).toBeCloseTo(10 * 0.1 + 5 * 0.2);
  expect(stillTraining.runs[1]?.secondsLeft).toBeCloseTo(5 * 0.1 + 5 * 0.2);
});

test("an epoch told twice is held once", () => {
  const epoch = {
    type: "epochEnded",
    runId: "a",
    epoch: 1,
    step: 938,
    trainLoss: 0.3,
    trainAccuracy: 0.9,
    validation: null,
    test: test0,
    seconds: 20,
  } as const;
  const once = applyRunEvent(stateWith(cnn), epoch);
  expect(applyRunEvent(once, epoch).runs[0]?.epochs).toHaveLength(1);
});

test("a run that ends before its last step is stopped, and one that ends at it is finished", () => {
  const end = {
    type: "runEnded",
    runId: "a",
    test: test0,
    seconds: 9,
    secondsAreEstimated: false,
    backend: "cpu",
    predictions: new Uint8Array(),
    stoppedEarly: false,
  } as const;
  const ended = (steps: number) =>
    applyRunEvent(stateWith({ ...cnn, state: "evaluating" }), { ...end, steps, millisecondsPerStep: null }).runs[0]?.state;
  expect(ended(100)).toBe("stopped");
  expect(ended(cnn.plan.totalSteps)).toBe("finished");
});

test("late progress of loading does not undo loaded data", () => {
  const loaded = applyRunEvent(stateWith(), {
    type: "datasetLoaded",
    trainingImages: 1,
    trainingCounts: [1],
    testImages: 1,
    samples: [],
    testLabels: new Uint8Array(),
  });
  expect(applyRunEvent(loaded, { type: "datasetProgressed", loadedBytes: 1, totalBytes: 2 })).toBe(loaded);
});

test("a run's failure is kept with the run and leaves the others alone", () => {
  const after = applyRunEvent(stateWith(cnn, dense), {
    type: "runFailed",
    runId: "a",
    problem: { code: "not-finite", step: 12 },
  });
  expect(after.runs[0]).toMatchObject({ state: "failed", problem: { code: "not-finite", step: 12 } });
  expect(after.runs[1]).toBe(dense);
});

test("predictions are kept by run, and those of runs that are gone are not", () => {
  const after = applyRunEvent(stateWith(cnn), {
    type: "predicted",
    drawingId: 1,
    predictions: [
      { runId: "a", step: 1, probabilities: [1] },
      { runId: "gone", step: 1, probabilities: [1] },
    ],
  });
  expect([...after.predictions.keys()]).toEqual(["a"]);
});
