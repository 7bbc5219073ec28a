import { expect, test, vi } from "vitest";
import { createTrainerHost } from "../../src/engine/trainerHost";
import type { TrainerEvent } from "../../src/protocol/messages";
import { npyFile } from "../fixtures/npyFile";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";

const images = (count: number) =>
  npyFile(
    Uint8Array.from({ length: count * 784 }, (_, i) => (i * 31) % 256),
    { descr: "|u1", shape: [count, 784] },
  );
const labels = (count: number) =>
  npyFile(
    Uint8Array.from({ length: count }, (_, i) => i % 10),
    { descr: "|u1", shape: [count] },
  );
const ownData = {
  x_train: new File([images(23)], "x_train.npy"),
  y_train: new File([labels(23)], "y_train.npy"),
  x_test: new File([images(11)], "x_test.npy"),
  y_test: new File([labels(11)], "y_test.npy"),
};

function host() {
  const events: TrainerEvent[] = [];
  const { receive } = createTrainerHost((event) => events.push(event), {
    timeBackend: async () => null,
    recall: async () => undefined,
    keep: async () => {},
  });
  const heard = async <Type extends TrainerEvent["type"]>(type: Type) => {
    const find = () => events.find((event): event is Extract<TrainerEvent, { type: Type }> => event.type === type);
    await vi.waitFor(() => expect(find()).toBeDefined(), { timeout: 20_000, interval: 5 });
    const event = find();
    if (!event) throw new Error(`no ${type}`);
    return event;
  };
  return { receive, heard };
}

test("an experiment that asks for more images than there are trains on all of them, and is measured on all test images", async () => {
  const { receive, heard } = host();
  receive({ type: "initialize", backend: "cpu", ownData });
  const validation = { kind: "lastFraction", fraction: 0.2 } as const;
  receive({ type: "addRun", runId: "a", experiment: tinyExperiment({ epochs: 3, validation }), measure: measureAtEnd });
  receive({ type: "start", runIds: ["a"] });
  expect(await heard("datasetLoaded")).toMatchObject({ trainingImages: 23, testImages: 11 });
  // 18 of 23 images in batches of 16 are two steps an epoch.
  expect(await heard("runEnded")).toMatchObject({ steps: 6, test: { count: 11 } });
  expect(await heard("epochEnded")).toMatchObject({ validation: { count: 5 } });
});

test("own data that cannot be read are told as such, with the file's fault", async () => {
  const { receive, heard } = host();
  receive({ type: "initialize", backend: "cpu", ownData: { ...ownData, y_test: new File([labels(10)], "y_test.npy") } });
  const fault = { file: "y_test.npy", code: "count", found: 10, imagesFile: "x_test.npy", expected: 11 };
  expect(await heard("datasetFailed")).toMatchObject({ problem: { code: "own-data", fault } });
});

test("a file is read before backend and data are there, and its fault is an answer", async () => {
  const { receive, heard } = host();
  receive({ type: "readDataFile", requestId: 4, slot: "x_test", file: ownData.y_test });
  expect(await heard("dataFileRead")).toMatchObject({ requestId: 4, slot: "x_test", found: null, fault: { code: "shape" } });
});
