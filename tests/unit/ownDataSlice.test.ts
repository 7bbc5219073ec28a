import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dataSlotOf } from "../../src/protocol/dataSlotOf.ts";
import type { TrainerEvent } from "../../src/protocol/messages.ts";
import { type DataFileFacts, type DataSlot, dataSlots } from "../../src/protocol/ownData.ts";
import type { KeptOwnData, OwnDataArchive } from "../../src/store/ownDataArchive.ts";
import type { PlaygroundStore } from "../../src/store/playgroundState.ts";
import { createPlaygroundStore } from "../../src/store/playgroundStore.ts";
import type { RunArchive } from "../../src/store/runArchive.ts";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer.ts";

let trainer: FakeTrainer;
let store: PlaygroundStore;
let kept: KeptOwnData | null;
const id = "00112233445566ff";

/** Own data as the browser would keep them. */
const ownDataArchive: OwnDataArchive = {
  load: async () => kept,
  save: async (data) => {
    kept = data;
  },
  clear: async () => {
    kept = null;
  },
};
const noRuns: RunArchive = {
  load: async () => ({ groups: [], damaged: [] }),
  saveGroups: async () => {},
  saveRun: async () => {},
  saveStart: async () => {},
  saveTeacher: async () => {},
  remove: async () => {},
  clear: async () => {},
};

async function open(): Promise<void> {
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer, { archive: noRuns, ownDataArchive });
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(async () => {
  vi.useFakeTimers();
  kept = null;
  await open();
  becomeReady(trainer);
});

afterEach(() => {
  store.dispose();
  vi.useRealTimers();
});

const file = (name: string) => new File(["x"], name);
const facts = (slot: DataSlot, count: number): DataFileFacts => ({
  fileName: slot,
  format: "npy",
  isGzipped: false,
  dtype: "uint8",
  isBigEndian: false,
  isFortran: false,
  shape: [count],
  count,
  contents: { kind: "labels", form: "integers", perDigit: [], samples: new Uint8Array() },
});
const counts = { x_train: 100, y_train: 100, x_test: 20, y_test: 20 };

/** Chooses the four files and has them read. */
function choose(found: Readonly<Record<DataSlot, number>> = counts) {
  store.actions.chooseDataFiles(dataSlots.map((slot) => file(`${slot}.npy`)));
  for (const { requestId, slot } of trainer.sent("readDataFile").slice(-4)) {
    trainer.emit({ type: "dataFileRead", requestId, slot, found: facts(slot, found[slot]) });
  }
}

const ownLoaded: TrainerEvent = {
  type: "datasetLoaded",
  trainingImages: 100,
  trainingCounts: [],
  testImages: 20,
  samples: [],
  testLabels: new Uint8Array(20),
  ownDataId: id,
};

test("a file's name says which of the four it is, or nothing", () => {
  const names = {
    "x_train.npy": "x_train",
    "Y-test.npy.gz": "y_test",
    "train-images-idx3-ubyte.gz": "x_train",
    "t10k-labels.idx1-ubyte": "y_test",
    "mnist_test_images.npy": "x_test",
    "train_labels.npy": "y_train",
    "data.npy": null,
    "train.npy": null,
    "extra_train.npy": null,
  };
  for (const [name, slot] of Object.entries(names)) expect([name, dataSlotOf(name)]).toEqual([name, slot]);
});

test("files whose names say nothing are named, and the others are read", () => {
  store.actions.chooseDataFiles([file("x_train.npy"), file("data.npy")]);
  expect(trainer.sent("readDataFile")).toMatchObject([{ slot: "x_train" }]);
  expect(store.getState().ownData).toMatchObject({ strays: ["data.npy"], chosen: { x_train: { status: "reading" } } });
});

test("of two files for one place only the last is heard of", () => {
  store.actions.chooseDataFiles([file("a.npy")], "x_train");
  store.actions.chooseDataFiles([file("b.npy")], "x_train");
  const [first, second] = trainer.sent("readDataFile");
  const slot = "x_train";
  trainer.emit({ type: "dataFileRead", requestId: first?.requestId ?? 0, slot, found: facts(slot, 5) });
  expect(store.getState().ownData.chosen.x_train).toMatchObject({ fileName: "b.npy", status: "reading" });
  trainer.emit({
    type: "dataFileRead",
    requestId: second?.requestId ?? 0,
    slot,
    found: null,
    fault: { file: "b.npy", code: "gzip" },
  });
  expect(store.getState().ownData.chosen.x_train).toMatchObject({ fileName: "b.npy", status: "faulty" });
});

test("own data are not taken while one file is missing or two do not belong together", () => {
  store.actions.chooseDataFiles([file("x_train.npy")]);
  store.actions.trainOnOwnData();
  choose({ ...counts, y_test: 19 });
  store.actions.trainOnOwnData();
  expect(trainer.restarts()).toBe(0);
});

test("own data start the trainer and every run again, with plans for as many images as there are", () => {
  const [run] = store.getState().runs;
  trainer.emit({ type: "runStateChanged", runId: run?.id ?? "", state: "paused", step: 7 });
  choose();
  store.actions.trainOnOwnData();
  expect(trainer.restarts()).toBe(1);
  expect(trainer.sent("initialize").at(-1)?.ownData?.y_test.name).toBe("y_test.npy");
  expect(store.getState().runs[0]).toMatchObject({ state: "ready", step: 0 });
  trainer.emit(ownLoaded);
  expect(store.getState().runs[0]?.plan).toMatchObject({ trainingImages: 100, stepsPerEpoch: 2, totalSteps: 10 });
  const groupId = store.actions.addGroup(store.getState().runs[1]?.experiment ?? never());
  expect(store.getState().runs.find((added) => added.groupId === groupId)?.plan).toMatchObject({ trainingImages: 100 });
  store.actions.trainOnMnist();
  expect(trainer.sent("initialize").at(-1)).not.toHaveProperty("ownData");
  becomeReady(trainer);
  expect(store.getState().runs[0]?.plan.trainingImages).toBe(60_000);
});

test("what was removed before the data changed cannot come back", () => {
  store.actions.removeGroup(store.getState().runs[0]?.groupId ?? "");
  choose();
  store.actions.trainOnOwnData();
  expect(store.getState().removedGroups).toEqual([]);
});

test("own data are kept, used again after a reload and read only when asked, until MNIST is taken again", async () => {
  choose();
  store.actions.trainOnOwnData();
  trainer.emit(ownLoaded);
  await vi.advanceTimersByTimeAsync(0);
  expect(kept?.id).toBe(id);
  store.dispose();
  await open();
  expect(trainer.sent("initialize")).toMatchObject([{ ownData: { x_train: expect.any(File) } }]);
  expect(store.getState().ownData).toMatchObject({ isUsed: true, isChosenUsed: true, id });
  expect(trainer.sent("readDataFile")).toEqual([]);
  store.actions.readDataFiles();
  expect(trainer.sent("readDataFile")).toHaveLength(4);
  store.actions.trainOnMnist();
  await vi.advanceTimersByTimeAsync(0);
  expect(kept).toBeNull();
});

function never(): never {
  throw new Error("There is no such run.");
}
