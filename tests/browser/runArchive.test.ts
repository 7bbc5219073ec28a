import { createStore, get, set } from "idb-keyval";
import { afterEach, beforeEach, expect, test } from "vitest";
import { presets } from "../../src/protocol/presets";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { createRunArchive, type RunArchive } from "../../src/store/runArchive";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer";

let prefix: string;
let archive: RunArchive;
let trainer: FakeTrainer;
let store: PlaygroundStore;

beforeEach(() => {
  prefix = `test-${Math.random()}`;
  archive = createRunArchive(prefix);
});

afterEach(() => {
  store.dispose();
  for (const kind of ["groups", "runs", "checkpoints"]) indexedDB.deleteDatabase(`${prefix}-${kind}`);
});

async function open(): Promise<void> {
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer, { archive });
  await expect.poll(() => store.getState().isRestoring).toBe(false);
  becomeReady(trainer);
}

const checkpoint: RunCheckpoint = {
  version: 1,
  experiment: presets["article2-cnn"],
  step: 40,
  learningRate: 0.0005,
  weights: [{ shape: [2, 2], values: new Float32Array([1, 2, 3, 4]) }],
  optimizerState: [{ shape: [2, 2], values: new Float32Array([5, 6, 7, 8]) }],
  bestValidationLoss: null,
  epochsWithoutGain: 0,
};

/** The first run trains 50 steps, is kept at step 40, and the page is closed. */
async function trainAndClose(): Promise<string> {
  await open();
  const runId = store.getState().runs[0]?.id ?? "";
  const losses = Float32Array.from({ length: 50 }, (_, step) => 2 / (step + 1));
  trainer.emit({ type: "stepped", runs: [{ runId, firstStep: 0, losses, accuracies: losses, trainingSeconds: 5 }] });
  trainer.emit({ type: "learningRateChanged", runId, step: 30, learningRate: 0.0005 });
  trainer.emit({ type: "learningRateChanged", runId, step: 45, learningRate: 0.0001 });
  trainer.emit({ type: "checkpointed", runId, checkpoint });
  await store.save();
  store.dispose();
  return runId;
}

test("curves, weights and optimizer state are there after a reload", async () => {
  const runId = await trainAndClose();
  await open();
  expect(store.getState().runs.map((run) => run.experiment.name)).toEqual(["CNN", "Dense 128, batch 128"]);
  expect(store.getState().runs[0]).toMatchObject({
    id: runId,
    state: "paused",
    step: 40,
    learningRateChanges: [{ step: 30, learningRate: 0.0005 }],
  });
  expect(store.series(runId)?.losses).toHaveLength(40);
  expect(store.series(runId)?.losses[9]).toBeCloseTo(0.2);
  expect(trainer.sent("addRun")[0]?.checkpoint).toEqual(checkpoint);
});

test("a run whose weights are damaged keeps its curves and says that it cannot be continued", async () => {
  const runId = await trainAndClose();
  const checkpoints = createStore(`${prefix}-checkpoints`, "checkpoints");
  const damaged = { ...checkpoint, weights: [{ shape: [2, 3], values: new Float32Array(4) }] };
  await set(runId, damaged, checkpoints);
  await open();
  expect(store.getState().runs[0]).toMatchObject({ id: runId, state: "failed", step: 50, problem: { code: "weights-lost" } });
  expect(store.series(runId)?.losses).toHaveLength(50);
  expect(trainer.sent("addRun")[0]?.checkpoint).toBeUndefined();
  expect(await get(runId, checkpoints)).toEqual(damaged);
});

test("a run whose curves are damaged is named, left out and stays where it is", async () => {
  const runId = await trainAndClose();
  const runs = createStore(`${prefix}-runs`, "runs");
  await set(runId, { version: 1 }, runs);
  await open();
  expect(store.getState().runs.map((run) => run.experiment.name)).toEqual(["Dense 128, batch 128"]);
  expect(store.getState().storageNotice).toMatchObject({ code: "damaged", name: "CNN, seed 1" });
  expect(await get(runId, runs)).toEqual({ version: 1 });
});

test("a record of something else is named by its key, and the others are shown", async () => {
  await trainAndClose();
  await set("strange", { version: 7 }, createStore(`${prefix}-groups`, "groups"));
  await open();
  expect(store.getState().runs).toHaveLength(2);
  expect(store.getState().storageNotice).toMatchObject({ code: "damaged", name: "strange" });
});

test("deleting all kept runs empties the storage", async () => {
  await trainAndClose();
  await open();
  await store.actions.deleteKept();
  expect(await archive.load()).toEqual({ groups: [], damaged: [] });
});

test("a fine-tuned group comes back with what it started from, and is named and left out where that is missing", async () => {
  await open();
  const fineTune = { taught: ["a"], heldOut: ["b"], before: { mnist: 0.98, own: { taught: 0, heldOut: 1 } } };
  const run = { id: "tuned-1", seed: 1 };
  const experiment = { ...presets["article2-cnn"], name: "Tuned" };
  const group = {
    version: 1 as const,
    id: "tuned",
    order: 1,
    presetId: null,
    colorIndex: 0,
    experiment,
    note: "",
    runs: [run],
    fineTune,
  };
  await archive.saveGroups([group]);
  expect((await archive.load()).damaged.map(({ name }) => name)).toEqual(["Tuned"]);
  await archive.saveStart("tuned", { ...checkpoint, step: 0 });
  const { groups, damaged } = await archive.load();
  expect(damaged).toEqual([]);
  expect(groups[0]).toMatchObject({ group: { fineTune }, start: { step: 0, weights: checkpoint.weights } });
  await archive.remove(["tuned"], ["tuned-1"]);
  await archive.saveGroups([group]);
  expect((await archive.load()).groups).toEqual([]);
});

test("a group with a teacher comes back with it, and is named and left out where it is missing", async () => {
  await open();
  const distillation = { teacherName: "CNN", temperature: 4, share: 0.9 };
  const experiment = { ...presets["article0-dense128-batch128"], name: "Taught" };
  const runs = [{ id: "taught-1", seed: 1 }];
  const about = { version: 1 as const, order: 1, presetId: null, colorIndex: 0, note: "" };
  const group = { ...about, id: "taught", experiment, runs, distillation };
  await archive.saveGroups([group]);
  expect((await archive.load()).damaged.map(({ name }) => name)).toEqual(["Taught"]);
  await archive.saveTeacher("taught", { ...checkpoint, optimizerState: [] });
  const { groups, damaged } = await archive.load();
  expect(damaged).toEqual([]);
  expect(groups[0]).toMatchObject({ group: { distillation }, teacher: { weights: checkpoint.weights } });
  await archive.remove(["taught"], ["taught-1"]);
  await archive.saveGroups([group]);
  expect((await archive.load()).groups).toEqual([]);
});
