import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { limits } from "../../src/protocol/limits.ts";
import { presets } from "../../src/protocol/presets.ts";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint.ts";
import { timingKey } from "../../src/store/experimentKey.ts";
import { groupProgress } from "../../src/store/groupProgress.ts";
import type { PlaygroundStore, RunGroup } from "../../src/store/playgroundState.ts";
import { createPlaygroundStore } from "../../src/store/playgroundStore.ts";
import { whyNoRoom } from "../../src/store/roomForRuns.ts";
import { runGroups } from "../../src/store/runGroups.ts";
import { seedsFrom } from "../../src/store/seedsFrom.ts";
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

const groups = () => runGroups(store.getState().runs);
const group = (index: number): RunGroup => {
  const found = groups()[index];
  if (!found) throw new Error(`There is no group ${index}.`);
  return found;
};
const seedsOf = ({ runs }: RunGroup) => runs.map((run) => run.experiment.seed);
const dense = presets["article3-dense64-64"];
const checkpointAt = (step: number): RunCheckpoint => ({
  version: 1,
  experiment: presets["article2-cnn"],
  step,
  learningRate: 0.001,
  weights: [],
  optimizerState: [],
  bestValidationLoss: null,
  epochsWithoutGain: 0,
});
const stepped = (runId: string, count: number) =>
  trainer.emit({
    type: "stepped",
    runs: [{ runId, firstStep: 0, losses: new Float32Array(count), accuracies: new Float32Array(count), trainingSeconds: 1 }],
  });

test("every group trains from the same seeds, one after the other from the page's", () => {
  store.actions.newSeed(40);
  const id = store.actions.addGroup(dense, 3);
  store.actions.setSeeds(group(0).id, 2);
  expect(groups().map(seedsOf)).toEqual([[40, 41], [40], [40, 41, 42]]);
  expect(groups().at(-1)?.id).toBe(id);
  store.actions.newSeed(7);
  expect(groups().map(seedsOf)).toEqual([[7, 8], [7], [7, 8, 9]]);
  expect(
    trainer
      .sent("reset")
      .slice(-6)
      .map((command) => command.experiment.seed),
  ).toEqual([7, 8, 7, 7, 8, 9]);
});

test("the last possible seed is followed by the first", () => {
  expect(seedsFrom(limits.seed.max - 1, 3)).toEqual([limits.seed.max - 1, limits.seed.max, 0]);
});

test("no seed is there twice, whichever was taken away, added again or brought back", () => {
  const { id } = group(0);
  store.actions.setSeeds(id, 3);
  store.actions.removeRun(group(0).runs[1]?.id ?? "");
  store.actions.setSeeds(id, 3);
  expect(seedsOf(group(0)).sort()).toEqual([1, 2, 3]);
  store.actions.undoRemove();
  expect(seedsOf(group(0)).sort()).toEqual([1, 2, 3]);
  expect(store.getState().removedGroups).toEqual([]);
});

test("runs of a group stand together, share name and colour, and the group stays the same object until one of them changes", () => {
  store.actions.setSeeds(group(0).id, 3);
  const [first, second] = groups();
  expect(store.getState().runs.map((run) => run.groupId)).toEqual([first?.id, first?.id, first?.id, second?.id]);
  expect(new Set(first?.runs.map((run) => run.colorIndex)).size).toBe(1);
  stepped(second?.runs[0]?.id ?? "", 5);
  expect(group(0)).toBe(first);
  expect(group(1)).not.toBe(second);
});

test("no more is added than there is room for, and why is told beforehand", () => {
  expect(whyNoRoom(store.getState().runs)).toBeNull();
  for (let count = 0; count < 3; count += 1) store.actions.addGroup(dense, 10);
  expect(whyNoRoom(store.getState().runs, 10)).toEqual({ code: "runs", limit: 40, found: 42 });
  expect(store.actions.addGroup(dense, 10)).toBeNull();
  store.actions.setSeeds(group(0).id, 10);
  expect(group(0).runs).toHaveLength(1);
  for (let count = 0; count < 9; count += 1) store.actions.addGroup(dense);
  expect(groups()).toHaveLength(8);
  expect(whyNoRoom(store.getState().runs)).toEqual({ code: "groups", limit: 8, found: 9 });
});

test("an experiment that is replaced keeps id and colour, and its runs begin again with empty curves", () => {
  const before = group(0);
  const [run] = before.runs;
  stepped(run?.id ?? "", 20);
  store.actions.replaceExperiment(before.id, { ...dense, name: "Other" });
  expect(group(0)).toMatchObject({ id: before.id, colorIndex: before.colorIndex, presetId: null, experiment: { name: "Other" } });
  expect(group(0).runs[0]).toMatchObject({ id: run?.id, step: 0, state: "ready" });
  expect(store.series(run?.id ?? "")?.length).toBe(0);
  expect(trainer.sent("reset").at(-1)).toMatchObject({ runId: run?.id, experiment: { name: "Other" } });
});

test("a group is started, paused and stopped while the other goes on", () => {
  store.actions.train();
  store.actions.pauseGroup(group(0).id);
  expect(groups().map((each) => groupProgress(each).state)).toEqual(["paused", "training"]);
  store.actions.trainGroup(group(0).id);
  store.actions.stopGroup(group(1).id);
  expect(trainer.sent("stop")).toEqual([{ type: "stop", runIds: group(1).runs.map((run) => run.id) }]);
});

test("a run that trains leaves the trainer only after its checkpoint, and comes back with it", () => {
  const [run] = group(0).runs;
  const id = run?.id ?? "";
  store.actions.train();
  stepped(id, 30);
  store.actions.removeGroup(group(0).id);
  expect(groups()).toHaveLength(1);
  expect(trainer.sent("removeRun")).toEqual([]);
  trainer.emit({ type: "checkpointed", runId: id, checkpoint: checkpointAt(30) });
  expect(trainer.sent("removeRun")).toEqual([{ type: "removeRun", runId: id }]);
  store.actions.undoRemove();
  expect(trainer.sent("addRun").at(-1)).toMatchObject({ runId: id, checkpoint: { step: 30 } });
  expect(groups()[0]?.runs[0]).toMatchObject({ id, state: "paused", step: 30 });
  expect(store.series(id)?.length).toBe(30);
});

test("a removal that is undone before the checkpoint came never reaches the trainer", () => {
  const id = group(0).runs[0]?.id ?? "";
  store.actions.train();
  store.actions.removeGroup(group(0).id);
  store.actions.undoRemove();
  trainer.emit({ type: "checkpointed", runId: id, checkpoint: checkpointAt(3) });
  expect(trainer.sent("removeRun")).toEqual([]);
  expect(trainer.sent("addRun")).toHaveLength(2);
});

test("what was removed cannot come back where its place was taken, until there is room", () => {
  store.actions.removeGroup(group(0).id);
  while (store.actions.addGroup(dense));
  store.actions.undoRemove();
  expect(groups()).toHaveLength(8);
  expect(store.getState().removedGroups).toHaveLength(1);
  store.actions.removeGroup(group(3).id);
  expect(store.getState().removedGroups).toHaveLength(2);
  store.actions.undoRemove();
  expect(groups()).toHaveLength(8);
});

test("a name that another group has gets a number, and no name stays as it was", () => {
  store.actions.rename(group(1).id, "  CNN ");
  expect(group(1).experiment.name).toBe("CNN (2)");
  store.actions.rename(group(1).id, "   ");
  expect(group(1).experiment.name).toBe("CNN (2)");
  store.actions.rename(group(1).id, "x".repeat(200));
  expect(group(1).experiment.name).toHaveLength(80);
});

test("a learning rate outside the limits never reaches the trainer", () => {
  for (const wrong of [Number.NaN, -1, 0, 1e9]) store.actions.setLearningRate(group(0).id, wrong);
  expect(trainer.sent("setLearningRate")).toEqual([]);
});

test("test images are handed to whoever asked, and refused when the worker is another", async () => {
  const first = store.actions.readTestImages([3], ["a"]);
  const second = store.actions.readTestImages([4], ["a"]);
  const refused = expect(second).rejects.toThrow();
  const [asked] = trainer.sent("readTestImages");
  trainer.emit({
    type: "testImagesRead",
    requestId: asked?.requestId ?? -1,
    rows: [3],
    images: new Uint8Array(784),
    readings: [{ runId: "a", probabilities: new Float32Array(10) }],
  });
  expect((await first).probabilities.get("a")).toHaveLength(10);
  store.actions.restartTrainer();
  await refused;
});

test("a checkpoint is given to all who asked, and null where the run is gone", async () => {
  const id = group(0).runs[0]?.id ?? "";
  const both = Promise.all([store.actions.takeCheckpoint(id), store.actions.takeCheckpoint(id)]);
  trainer.emit({ type: "checkpointed", runId: id, checkpoint: checkpointAt(2) });
  expect((await both).map((checkpoint) => checkpoint?.step)).toEqual([2, 2]);
  expect(await store.actions.takeCheckpoint("gone")).toBeNull();
  const leaving = store.actions.takeCheckpoint(id);
  store.actions.removeGroup(group(0).id);
  expect(await leaving).toBeNull();
});

test("an experiment is timed once, whatever its name, seed and epochs", () => {
  store.actions.timeExperiment(dense);
  store.actions.timeExperiment({ ...dense, name: "Other", seed: 9, epochs: 99 });
  const [asked, ...more] = trainer.sent("timeExperiment");
  expect(more).toEqual([]);
  trainer.emit({ type: "experimentTimed", requestId: asked?.requestId ?? -1, millisecondsPerStep: 4 });
  expect(store.getState().timings.get(timingKey({ ...dense, seed: 3 }))).toBe(4);
  store.actions.timeExperiment(dense);
  expect(trainer.sent("timeExperiment")).toHaveLength(1);
  store.actions.chooseBackend("cpu");
  expect(store.getState().timings.size).toBe(0);
});

test("only the answer to the last look is shown, and it ends when the run is removed", () => {
  const runId = group(0).runs[0]?.id ?? "";
  const image = { kind: "drawing" } as const;
  store.actions.inspect({ runId, image });
  store.actions.inspect({ runId, image });
  const [older, newer] = trainer.sent("inspect").map((command) => command.inspection?.inspectionId ?? -1);
  const answer = (inspectionId = -1) =>
    trainer.emit({ type: "inspected", inspected: { inspectionId, runId, step: 1, layers: [] } });
  answer(older);
  expect(store.getState().inspected).toBeNull();
  answer(newer);
  expect(store.getState().inspected?.inspectionId).toBe(newer);
  store.actions.removeGroup(group(0).id);
  expect(store.getState().inspected).toBeNull();
  expect(trainer.sent("inspect").at(-1)?.inspection).toBeNull();
});

test("a group that is removed under the pointer is highlighted no longer", () => {
  store.actions.highlight(group(0).id);
  store.actions.removeGroup(group(0).id);
  expect(store.getState().groupView.highlighted).toBeNull();
});
