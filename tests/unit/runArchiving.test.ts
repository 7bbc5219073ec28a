import * as v from "valibot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TrainerEvent } from "../../src/protocol/messages.ts";
import { presets } from "../../src/protocol/presets.ts";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint.ts";
import type { DigitArchive } from "../../src/store/digitArchive.ts";
import { type KeptGroup, type KeptRun, keptGroupSchema } from "../../src/store/keptRecords.ts";
import type { PlaygroundStore } from "../../src/store/playgroundState.ts";
import { createPlaygroundStore } from "../../src/store/playgroundStore.ts";
import type { RunArchive } from "../../src/store/runArchive.ts";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer.ts";

/** An archive in memory that can be told to fail. */
function createMemoryArchive() {
  const groups = new Map<string, KeptGroup>();
  const runs = new Map<string, { run: KeptRun; checkpoint: RunCheckpoint | null }>();
  const starts = new Map<string, RunCheckpoint>();
  const teachers = new Map<string, RunCheckpoint>();
  let failure: Error | null = null;
  const withStart = (group: KeptGroup) => {
    const start = starts.get(group.id);
    const teacher = teachers.get(group.id);
    return { group, runs, ...(start && { start }), ...(teacher && { teacher }) };
  };
  const archive: RunArchive = {
    load: async () => ({
      groups: [...groups.values()].sort((a, b) => a.order - b.order).map((group) => withStart(group)),
      damaged: [],
    }),
    saveGroups: async (changed) => {
      if (failure) throw failure;
      for (const group of changed) groups.set(group.id, group);
    },
    saveStart: async (groupId, start) => void starts.set(groupId, start),
    saveTeacher: async (groupId, teacher) => void teachers.set(groupId, teacher),
    saveRun: async (run, checkpoint) => {
      if (failure) throw failure;
      runs.set(run.id, { run, checkpoint });
    },
    remove: async (groupIds, runIds) => {
      for (const id of groupIds) groups.delete(id);
      for (const id of runIds) runs.delete(id);
    },
    clear: async () => {
      groups.clear();
      runs.clear();
    },
  };
  return { archive, groups, runs, failWith: (error: Error | null) => (failure = error) };
}

let memory: ReturnType<typeof createMemoryArchive>;
let trainer: FakeTrainer;
let opened: PlaygroundStore[];

beforeEach(() => {
  vi.useFakeTimers();
  memory = createMemoryArchive();
  opened = [];
});

afterEach(() => {
  for (const store of opened) store.dispose();
  vi.useRealTimers();
});

let written: string;

const strokes = [
  [
    [100, 50],
    [100, 150],
  ],
] as const;
/** Three of a person's digits, the last of which fine-tuning keeps apart. */
const digits: DigitArchive = {
  load: async () => ["a", "b", "c"].map((id) => ({ id, label: 1, strokes })),
  save: async () => {},
  remove: async () => {},
};

async function open(hash = ""): Promise<PlaygroundStore> {
  trainer = createFakeTrainer();
  written = hash;
  const store = createPlaygroundStore(trainer, {
    archive: memory.archive,
    digits,
    address: { read: () => written, write: (changed) => (written = changed) },
  });
  opened.push(store);
  await vi.advanceTimersByTimeAsync(0);
  becomeReady(trainer);
  return store;
}

/** The first run trains `steps` steps and tells its checkpoint `step`. */
function trainFirst(store: PlaygroundStore, steps: number, step: number): string {
  const run = store.getState().runs[0];
  if (!run) throw new Error("There is no run.");
  const values = new Float32Array(steps).fill(0.5);
  const events: TrainerEvent[] = [
    { type: "stepped", runs: [{ runId: run.id, firstStep: 0, losses: values, accuracies: values, trainingSeconds: 3 }] },
    { type: "checkpointed", runId: run.id, checkpoint: checkpointOf(run.experiment, step) },
  ];
  for (const event of events) trainer.emit(event);
  return run.id;
}

const checkpointOf = (experiment: RunCheckpoint["experiment"], step: number): RunCheckpoint => ({
  version: 1,
  experiment,
  step,
  learningRate: 0.001,
  weights: [{ shape: [2], values: new Float32Array([1, 2]) }],
  optimizerState: [],
  bestValidationLoss: null,
  epochsWithoutGain: 0,
});

test("a run that is fine-tuned goes on after a reload with the same digits, from where it was, and a reset begins where it began", async () => {
  const first = await open();
  const baseId = trainFirst(first, 50, 40);
  trainer.emit({ type: "runStateChanged", runId: baseId, state: "paused", step: 40 });
  const base = first.getState().runs[0];
  if (!base) throw new Error("There is no run.");
  const asked = first.actions.fineTune(base.groupId, (name) => `${name} + mine`);
  trainer.emit({ type: "checkpointed", runId: baseId, checkpoint: checkpointOf(base.experiment, 40) });
  const groupId = (await asked) ?? "";
  const added = trainer.sent("addRun").at(-1);
  const tuned = first.getState().runs.find((run) => run.groupId === groupId);
  if (!added?.own || !tuned) throw new Error("There is no fine-tuned run.");
  trainer.emit({ type: "checkpointed", runId: tuned.id, checkpoint: { ...checkpointOf(tuned.experiment, 7), weights: [] } });
  trainer.emit({ type: "runStateChanged", runId: tuned.id, state: "paused", step: 7 });
  await vi.advanceTimersByTimeAsync(2000);
  const kept = memory.groups.get(groupId);
  expect(v.safeParse(keptGroupSchema, kept).success).toBe(true);

  const second = await open();
  expect(second.getState().fineTunes.get(groupId)).toEqual(first.getState().fineTunes.get(groupId));
  const again = () => trainer.sent("addRun").findLast(({ runId }) => runId === tuned.id);
  expect(again()?.own).toEqual(added.own);
  expect(again()?.checkpoint?.step).toBe(7);
  second.actions.reset();
  expect(again()?.own).toEqual(added.own);
  expect(again()?.checkpoint).toMatchObject({ step: 0, weights: [{ shape: [2] }] });
});

test("a student keeps its teacher over a reload, more seeds and a restart, also after the teacher itself is gone", async () => {
  const first = await open();
  const teacherId = trainFirst(first, 50, 40);
  const teacher = first.getState().runs[0];
  if (!teacher) throw new Error("There is no run.");
  const experiment = { ...presets["article0-dense128-batch128"], name: "student", augmentation: "drawing" } as const;
  const asked = first.actions.distil(experiment, teacherId, { temperature: 4, share: 0.9 });
  trainer.emit({ type: "checkpointed", runId: teacherId, checkpoint: checkpointOf(teacher.experiment, 40) });
  const groupId = (await asked) ?? "";
  const added = trainer.sent("addRun").at(-1);
  expect(added?.teacher).toMatchObject({ temperature: 4, share: 0.9, checkpoint: { step: 40, weights: [{ shape: [2] }] } });
  expect(added?.experiment.augmentation).toBe("none");
  expect(trainer.sent("start").at(-1)?.runIds).toEqual([added?.runId]);
  first.actions.setSeeds(groupId, 2);
  expect(trainer.sent("addRun").at(-1)?.teacher).toEqual(added?.teacher);
  first.actions.removeGroup(teacher.groupId);
  await vi.advanceTimersByTimeAsync(2000);
  expect(v.safeParse(keptGroupSchema, memory.groups.get(groupId)).success).toBe(true);

  const second = await open();
  const again = () => trainer.sent("addRun").findLast(({ runId }) => runId === added?.runId);
  expect(again()?.teacher).toEqual(added?.teacher);
  expect(second.getState().distillations.get(groupId)?.teacherName).toBe(teacher.experiment.name);
  second.actions.chooseBackend("cpu");
  expect(trainer.sent("addRun").findLast(({ runId }) => runId === added?.runId)?.teacher).toEqual(added?.teacher);
});

test("a first visit shows the two presets, and looking at them keeps nothing", async () => {
  const store = await open();
  expect(store.getState().runs.map((run) => run.experiment.name)).toEqual(["CNN", "Dense 128, batch 128"]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(memory.groups.size).toBe(0);
});

test("what was trained is there after a reload, cut to its checkpoint, paused, and goes on from there", async () => {
  const first = await open();
  const groupId = first.getState().runs[0]?.groupId ?? "";
  const runId = trainFirst(first, 50, 40);
  first.actions.rename(groupId, "Mine");
  first.actions.setNote(groupId, "worth a look");
  await vi.advanceTimersByTimeAsync(2000);

  const second = await open();
  expect(second.getState().runs.map((run) => run.experiment.name)).toEqual(["Mine", "Dense 128, batch 128"]);
  expect(second.getState().runs[0]).toMatchObject({ id: runId, state: "paused", step: 40, presetId: "article2-cnn" });
  expect(second.getState().notes.get(groupId)).toBe("worth a look");
  expect(second.series(runId)?.length).toBe(40);
  expect(trainer.commands[0]?.type).toBe("initialize");
  expect(trainer.sent("addRun")[0]?.checkpoint?.step).toBe(40);
  trainer.emit({ type: "runStateChanged", runId, state: "ready", step: 40 });
  expect(second.getState().runs[0]).toMatchObject({ state: "paused", step: 40 });
  second.actions.train();
  expect(trainer.sent("start")[0]?.runIds).toContain(runId);
});

test("the address follows what is compared, and a first visit needs none", async () => {
  const store = await open();
  expect(written).toBe("");
  store.actions.togglePreset("article3-dense64-64");
  await vi.advanceTimersByTimeAsync(1000);
  const three = written;
  expect(three).toMatch(/^#v1\./);
  store.actions.togglePreset("article3-dense64-64");
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toBe("");
  const again = await open(three);
  expect(again.getState().runs.map((run) => run.presetId)).toContain("article3-dense64-64");
  trainFirst(again, 5, 5);
  await vi.advanceTimersByTimeAsync(2000);
  await open();
  expect(written).toBe(three);
});

test("a group that is removed is kept no longer, and one that is brought back is", async () => {
  const store = await open();
  const runId = trainFirst(store, 50, 50);
  trainer.emit({ type: "runStateChanged", runId, state: "paused", step: 50 });
  await vi.advanceTimersByTimeAsync(2000);
  store.actions.removeGroup(store.getState().runs[0]?.groupId ?? "");
  await vi.advanceTimersByTimeAsync(2000);
  expect(memory.runs.has(runId)).toBe(false);
  store.actions.undoRemove();
  await vi.advanceTimersByTimeAsync(2000);
  expect(memory.runs.get(runId)?.checkpoint?.step).toBe(50);
  expect(trainer.sent("addRun").at(-1)?.checkpoint?.step).toBe(50);
});

test("a run that trains is asked for a checkpoint in the middle of its epoch", async () => {
  const store = await open();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(trainer.sent("takeCheckpoint")).toEqual([]);
  store.actions.trainGroup(store.getState().runs[1]?.groupId ?? "");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(trainer.sent("takeCheckpoint").map((command) => command.runId)).toEqual([store.getState().runs[1]?.id]);
});

test("a group that is removed at once after a reload does not come back with the next", async () => {
  const first = await open();
  const runId = trainFirst(first, 50, 50);
  trainer.emit({ type: "runStateChanged", runId, state: "paused", step: 50 });
  await vi.advanceTimersByTimeAsync(2000);
  const second = await open();
  second.actions.removeGroup(second.getState().runs[0]?.groupId ?? "");
  await vi.advanceTimersByTimeAsync(2000);
  written = "";
  const third = await open();
  expect(third.getState().runs.map(({ experiment }) => experiment.name)).toEqual(["Dense 128, batch 128"]);
});

test("full storage is told once, and training goes on", async () => {
  const store = await open();
  memory.failWith(new DOMException("no room", "QuotaExceededError"));
  const runId = trainFirst(store, 10, 10);
  await vi.advanceTimersByTimeAsync(2000);
  expect(store.getState().storageNotice).toEqual({ code: "full", detail: "no room" });
  store.actions.dismissStorageNotice();
  trainer.emit({ type: "checkpointed", runId, checkpoint: checkpointOf(presets["article2-cnn"], 10) });
  await vi.advanceTimersByTimeAsync(2000);
  expect(store.getState()).toMatchObject({ storageNotice: null, trainerProblem: null });
  expect(store.getState().runs[0]?.step).toBe(10);
});

test("storage that is refused leaves a page that works", async () => {
  memory.archive.load = () => Promise.reject(new Error("not allowed"));
  const store = await open();
  expect(store.getState().storageNotice).toEqual({ code: "refused", detail: "not allowed" });
  expect(store.getState().runs).toHaveLength(2);
});

test("storage that never answers does not keep the page from starting", async () => {
  memory.archive.load = () => new Promise(() => {});
  const store = await open();
  expect(store.getState().isRestoring).toBe(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(store.getState()).toMatchObject({ isRestoring: false, storageNotice: { code: "refused" } });
  expect(store.getState().runs).toHaveLength(2);
});

test("an address comes before what is kept, which stays and can be shown", async () => {
  const first = await open();
  const runId = trainFirst(first, 20, 20);
  await vi.advanceTimersByTimeAsync(2000);
  first.actions.removeGroup(first.getState().runs[1]?.groupId ?? "");
  const kept = first.actions.writeAddress();
  first.actions.togglePreset("article3-dense64-64");
  first.actions.removeGroup(first.getState().runs[0]?.groupId ?? "");
  const other = first.actions.writeAddress();
  first.actions.undoRemove();
  await vi.advanceTimersByTimeAsync(2000);

  const shared = await open(other);
  expect(shared.getState().runs.map((run) => run.experiment.name)).toEqual(["Dense 64-64"]);
  expect(shared.getState().keptAside).toEqual(["CNN"]);
  await shared.actions.showKept();
  expect(shared.getState().runs.map((run) => run.experiment.name)).toEqual(["Dense 64-64", "CNN"]);
  expect(shared.getState().keptAside).toEqual([]);

  const same = await open(kept);
  expect(same.getState().runs[0]).toMatchObject({ id: runId, step: 20 });
});

test("all that is kept can be deleted, and what the page shows stays", async () => {
  const store = await open();
  trainFirst(store, 20, 20);
  await vi.advanceTimersByTimeAsync(2000);
  await store.actions.deleteKept();
  expect(memory.groups.size + memory.runs.size).toBe(0);
  expect(store.getState().runs[0]?.step).toBe(20);
});

test.each([
  ["#v1.@@@@", "unreadable"],
  ["#v9.abcd", "later-version"],
  [`#v1.${btoa('{"groups":[]}').replace(/=/g, "")}`, "no-networks"],
])("the address %s, which names no network, shows those of a first visit and says so", async (hash, expected) => {
  const store = await open(hash);
  expect(store.getState().runs).toHaveLength(2);
  expect(store.getState().addressProblems).toMatchObject([{ expected }]);
});

test("a run that was trained on other data keeps its curve, has no result, does not go on, and stays as it was kept", async () => {
  const first = await open();
  const runId = trainFirst(first, 50, 40);
  await first.save();
  const kept = memory.runs.get(runId);
  if (!kept) throw new Error("The run was not kept.");
  memory.runs.set(runId, { ...kept, run: { ...kept.run, dataId: "00112233445566ff" } });
  const second = await open();
  const run = second.getState().runs.find(({ id }) => id === runId);
  expect(run).toMatchObject({ state: "failed", result: null, problem: { code: "other-data" } });
  expect(second.series(runId)?.length).toBe(40);
  second.actions.train();
  expect(trainer.sent("start").flatMap(({ runIds }) => runIds)).not.toContain(runId);
  second.actions.setNote(run?.groupId ?? "", "changed");
  await second.save();
  expect(memory.runs.get(runId)?.run).toMatchObject({ dataId: "00112233445566ff", step: kept.run.step });
});

test("a network from a file is a run of its own at its step, and the trainer gets its weights", async () => {
  const store = await open();
  const { experiment } = store.getState().runs[0] ?? {};
  if (!experiment) throw new Error("There is no run.");
  const runId = store.actions.addTrained(checkpointOf(experiment, 12));
  const run = store.getState().runs.find(({ id }) => id === runId);
  expect(run).toMatchObject({ state: "paused", step: 12 });
  expect(run?.experiment.name).not.toBe(experiment.name);
  expect(trainer.sent("addRun").at(-1)).toMatchObject({ runId, checkpoint: { step: 12 } });
  expect(store.series(runId ?? "")?.length).toBe(12);
});
