import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Stroke } from "../../src/drawing/strokes.ts";
import type { PlaygroundStore } from "../../src/store/playgroundState.ts";
import { createPlaygroundStore } from "../../src/store/playgroundStore.ts";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer.ts";

let trainer: FakeTrainer;
let store: PlaygroundStore;

beforeEach(() => {
  vi.useFakeTimers();
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer);
  becomeReady(trainer);
});

afterEach(() => {
  store.dispose();
  vi.useRealTimers();
});

const ids = () => store.getState().runs.map((run) => run.id);
const firstRun = () => {
  const run = store.getState().runs[0];
  if (!run) throw new Error("There is no run.");
  return run;
};
const stepped = (runId: string, firstStep: number, count = 10) =>
  trainer.emit({
    type: "stepped",
    runs: [
      {
        runId,
        firstStep,
        losses: new Float32Array(count).fill(0.5),
        accuracies: new Float32Array(count).fill(0.75),
        trainingSeconds: (firstStep + count) / 10,
      },
    ],
  });
const three: Stroke[] = [
  [
    [90, 60],
    [170, 60],
    [130, 130],
    [175, 160],
    [85, 215],
  ],
];

test("the first visit initializes the trainer, then adds the CNN and a dense network", () => {
  expect(trainer.commands[0]).toEqual({ type: "initialize", backend: "auto" });
  expect(store.getState().runs.map((run) => run.presetId)).toEqual(["article2-cnn", "article0-dense128-batch128"]);
  expect(trainer.sent("addRun").map((command) => command.runId)).toEqual(ids());
});

test("train starts every ready run with one command", () => {
  store.actions.train();
  expect(trainer.sent("start")).toEqual([{ type: "start", runIds: ids() }]);
});

test("resume does not send start twice", () => {
  store.actions.train();
  store.actions.pause();
  store.actions.train();
  store.actions.train();
  expect(trainer.sent("start")).toHaveLength(2);
  expect(trainer.sent("pause")).toHaveLength(1);
});

test("a run added while others train starts at once, and one added while they wait does not", () => {
  store.actions.togglePreset("article3-dense64-64");
  expect(trainer.sent("start")).toHaveLength(0);
  store.actions.train();
  store.actions.togglePreset("article1-mlp128-64");
  expect(trainer.sent("start").at(-1)?.runIds).toEqual([ids().at(-1)]);
});

test("a preset that is toggled again is removed, down to no run at all", () => {
  store.actions.togglePreset("article2-cnn");
  store.actions.togglePreset("article0-dense128-batch128");
  expect(store.getState().runs).toEqual([]);
  expect(trainer.sent("removeRun")).toHaveLength(2);
  store.actions.train();
  expect(trainer.sent("start")).toEqual([]);
});

test("a new run takes the lowest colour that is free and an id that was never used", () => {
  const removed = firstRun();
  store.actions.removeRun(removed.id);
  store.actions.togglePreset("article2-cnn");
  const added = store.getState().runs.at(-1);
  expect(added?.colorIndex).toBe(removed.colorIndex);
  expect(added?.id).not.toBe(removed.id);
});

test("a second run of the same name gets a name of its own", () => {
  store.actions.addRun(firstRun().experiment);
  expect(store.getState().runs.at(-1)?.experiment.name).toBe("CNN (2)");
});

test("no ninth run is added", () => {
  for (let count = 0; count < 10; count += 1) store.actions.addRun(firstRun().experiment);
  expect(ids()).toHaveLength(8);
});

test("events from a removed run are ignored", () => {
  const { id } = firstRun();
  store.actions.removeRun(id);
  const before = store.getState();
  stepped(id, 0);
  trainer.emit({ type: "runStateChanged", runId: id, state: "training", step: 10 });
  expect(store.getState()).toBe(before);
  expect(store.series(id)).toBeUndefined();
});

test("every step lands in the run's series, which stays the same object after a reset", () => {
  const { id } = firstRun();
  const series = store.series(id);
  stepped(id, 0);
  stepped(id, 10);
  expect(series?.length).toBe(20);
  store.actions.reset();
  expect(store.series(id)).toBe(series);
  expect(series?.length).toBe(0);
});

test("steps that were under way when the run was reset are ignored", () => {
  const { id } = firstRun();
  stepped(id, 0);
  store.actions.reset();
  stepped(id, 10);
  expect(firstRun().step).toBe(0);
  expect(store.series(id)?.length).toBe(0);
});

test("the trainer's word that a run is ready clears what slipped in after a reset", () => {
  const { id } = firstRun();
  store.actions.reset();
  stepped(id, 0);
  trainer.emit({ type: "runStateChanged", runId: id, state: "ready", step: 0 });
  expect(firstRun()).toMatchObject({ step: 0, trainingSeconds: 0, epochs: [] });
  expect(store.series(id)?.length).toBe(0);
});

test("reset keeps the seed, new seed takes the next, and a seed can be set", () => {
  store.actions.reset();
  expect(trainer.sent("reset").map((command) => command.experiment.seed)).toEqual([1, 1]);
  store.actions.newSeed();
  expect(trainer.sent("reset").at(-1)?.experiment.seed).toBe(2);
  store.actions.newSeed(77);
  expect(store.getState().seed).toBe(77);
  store.actions.togglePreset("article3-dense64-64");
  expect(trainer.sent("addRun").at(-1)?.experiment.seed).toBe(77);
});

test("a seed outside the limits is brought inside, and the last is followed by the first", () => {
  store.actions.newSeed(-5);
  expect(store.getState().seed).toBe(0);
  store.actions.newSeed(1e12);
  expect(store.getState().seed).toBe(4_294_967_295);
  store.actions.newSeed();
  expect(store.getState().seed).toBe(0);
  store.actions.newSeed(Number.NaN);
  expect(store.getState().seed).toBe(0);
});

test("another backend restarts the worker, initializes it first and adds every run anew with empty curves", () => {
  const { id } = firstRun();
  stepped(id, 0);
  store.actions.setStrokes(three);
  vi.runAllTimers();
  trainer.commands.length = 0;
  store.actions.chooseBackend("cpu");
  vi.runAllTimers();
  expect(trainer.restarts()).toBe(1);
  expect(trainer.commands.map((command) => command.type)).toEqual(["initialize", "addRun", "addRun", "showDrawing"]);
  expect(trainer.commands[0]).toEqual({ type: "initialize", backend: "cpu" });
  expect(store.series(id)?.length).toBe(0);
  expect(firstRun()).toMatchObject({ id, state: "ready", step: 0 });
  expect(store.getState()).toMatchObject({ backend: null, dataset: { status: "loading" } });
});

test("a dead trainer fails the runs under way, and a restart makes them ready", () => {
  store.actions.train();
  trainer.emit({ type: "trainerFailed", problem: { code: "worker-crashed", detail: "" } });
  expect(store.getState().runs.map((run) => run.state)).toEqual(["failed", "failed"]);
  store.actions.restartTrainer();
  expect(store.getState().trainerProblem).toBeNull();
  expect(store.getState().runs.map((run) => run.state)).toEqual(["ready", "ready"]);
});

test("after a dead trainer a run goes on from its last checkpoint", () => {
  const { id, experiment } = firstRun();
  store.actions.train();
  stepped(id, 0);
  const checkpoint = {
    version: 1 as const,
    experiment,
    step: 8,
    learningRate: 0.001,
    weights: [],
    optimizerState: [],
    bestValidationLoss: null,
    epochsWithoutGain: 0,
  };
  trainer.emit({ type: "checkpointed", runId: id, checkpoint });
  trainer.emit({ type: "trainerFailed", problem: { code: "worker-crashed", detail: "" } });
  store.actions.restartTrainer();
  expect(firstRun()).toMatchObject({ id, state: "paused", step: 8 });
  expect(store.series(id)?.length).toBe(8);
  expect(
    trainer
      .sent("addRun")
      .filter((command) => command.runId === id)
      .at(-1)?.checkpoint,
  ).toEqual(checkpoint);
});

test("data that failed to load are asked for again", () => {
  trainer.emit({ type: "datasetFailed", problem: { code: "file-missing", file: "a.gz", status: 404 } });
  store.actions.retryDataset();
  expect(trainer.sent("loadDataset")).toHaveLength(1);
  expect(store.getState().dataset.status).toBe("loading");
});

test("an event of an older drawing is ignored", () => {
  const { id } = firstRun();
  store.actions.setStrokes(three);
  vi.runAllTimers();
  store.actions.setStrokes([...three, ...three]);
  vi.runAllTimers();
  const [older, newer] = trainer.sent("showDrawing");
  const predict = (drawingId = -1) =>
    trainer.emit({ type: "predicted", drawingId, predictions: [{ runId: id, step: 0, probabilities: [1] }] });
  predict(older?.drawingId);
  expect(store.getState().predictions.size).toBe(0);
  predict(newer?.drawingId);
  expect(store.getState().predictions.get(id)).toEqual([1]);
});

test("no ink, no prediction", () => {
  const { id } = firstRun();
  store.actions.setStrokes(three);
  vi.runAllTimers();
  const drawingId = trainer.sent("showDrawing").at(-1)?.drawingId ?? 0;
  trainer.emit({ type: "predicted", drawingId, predictions: [{ runId: id, step: 0, probabilities: [1] }] });
  store.actions.setStrokes([]);
  vi.runAllTimers();
  expect(store.getState().predictions.size).toBe(0);
  expect(trainer.sent("showDrawing").at(-1)?.image).toBeNull();
});

test("listeners hear of new points at most ten times a second and never miss the last", () => {
  const { id } = firstRun();
  vi.runAllTimers();
  const listener = vi.fn();
  const unsubscribe = store.subscribeToSeries(listener);
  for (let message = 0; message < 50; message += 1) {
    stepped(id, message);
    vi.advanceTimersByTime(10);
  }
  expect(listener.mock.calls.length).toBeLessThanOrEqual(6);
  vi.advanceTimersByTime(100);
  const heard = listener.mock.calls.length;
  unsubscribe();
  stepped(id, 20);
  vi.runAllTimers();
  expect(listener.mock.calls.length).toBe(heard);
});

test("the switch for test images reaches the trainer and the runs added later", () => {
  store.actions.setTestEachEpoch(false);
  expect(trainer.sent("setTestEachEpoch")).toEqual([{ type: "setTestEachEpoch", enabled: false }]);
  store.actions.togglePreset("article3-dense64-64");
  expect(trainer.sent("addRun").at(-1)?.measure.testEachEpoch).toBe(false);
});

test("time since Train goes on while images are measured, stands in a pause, and begins again after a reset", () => {
  let milliseconds = 0;
  const timed = createPlaygroundStore(trainer, { now: () => milliseconds });
  const { id } = timed.getState().runs[0] ?? { id: "" };
  milliseconds = 5000;
  timed.actions.train();
  milliseconds = 7000;
  for (const run of timed.getState().runs) trainer.emit({ type: "runStateChanged", runId: run.id, state: "paused", step: 1 });
  milliseconds = 60_000;
  expect(timed.elapsedSeconds()).toBe(2);
  trainer.emit({ type: "runStateChanged", runId: id, state: "evaluating", step: 1 });
  milliseconds = 61_000;
  expect(timed.elapsedSeconds()).toBe(3);
  timed.actions.reset();
  milliseconds = 70_000;
  expect(timed.elapsedSeconds()).toBe(0);
});
