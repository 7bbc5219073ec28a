import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { type Backend, chooseBackend } from "../../src/engine/backend";
import { createTrainer } from "../../src/engine/trainer";
import type { TrainerEvent } from "../../src/protocol/messages";
import { noiseImages } from "../fixtures/noiseDataset";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";

const set = noiseImages(256, 11);
const dataset = { train: set, test: set };
const long = tinyExperiment({ trainingImages: 256, batchSize: 16, epochs: 1000 });
let backend: Backend;

beforeAll(async () => {
  backend = await chooseBackend("webgpu");
});

/** A trainer whose events can be waited for. */
function trainerOnGpu() {
  const events: TrainerEvent[] = [];
  let wake = () => {};
  const trainer = createTrainer(backend, dataset, (event) => {
    events.push(event);
    wake();
  });
  const steps = (id: string) =>
    events.reduce((most, event) => {
      const stepped = event.type === "stepped" ? event.runs.find(({ runId }) => runId === id) : undefined;
      return stepped ? stepped.firstStep + stepped.losses.length : most;
    }, 0);
  return {
    trainer,
    events,
    until: (id: string, wanted: number) =>
      new Promise<void>((resolve) => {
        wake = () => steps(id) >= wanted && resolve();
        wake();
      }),
  };
}

test("after 5,000 steps the GPU holds what it held after 100", async () => {
  const { trainer, until, events } = trainerOnGpu();
  trainer.addRun("a", long, measureAtEnd);
  trainer.start(["a"]);
  await until("a", 100);
  const early = { bytes: backend.memory.bytesHeld(), tensors: tf.memory().numTensors };
  await until("a", 5000);
  expect({ bytes: backend.memory.bytesHeld(), tensors: tf.memory().numTensors }).toEqual(early);
  trainer.removeRun("a");
  await trainer.settled();
  expect(events.some(({ type }) => type === "gpuMemoryChanged")).toBe(true);
});

test("a run that is removed gives back all that it held, and the runs that stay go on", async () => {
  const { trainer, until, events } = trainerOnGpu();
  trainer.addRun("stays", long, measureAtEnd);
  trainer.start(["stays"]);
  await until("stays", 40);
  backend.memory.trim();
  const before = { bytes: backend.memory.bytesHeld(), tensors: tf.memory().numTensors };
  for (const id of ["a", "b"]) trainer.addRun(id, { ...long, batchSize: 32, layers: everyLayer }, measureAtEnd);
  trainer.start(["a", "b"]);
  await until("b", 20);
  expect(backend.memory.bytesHeld()).toBeGreaterThan(before.bytes ?? 0);
  trainer.stop(["a", "b"]);
  await until("stays", 100);
  trainer.removeRun("a");
  trainer.removeRun("b");
  await until("stays", 200);
  trainer.pause(["stays"]);
  await trainer.settled();
  backend.memory.trim();
  expect({ bytes: backend.memory.bytesHeld(), tensors: tf.memory().numTensors }).toEqual(before);
  trainer.removeRun("stays");
  await trainer.settled();
  expect(events.filter(({ type }) => type === "runFailed")).toEqual([]);
});

test("what a run alone trains on, a mix with own images and written digits, leaves the GPU with the run", async () => {
  const { trainer, until, events } = trainerOnGpu();
  trainer.addRun("stays", long, measureAtEnd);
  trainer.start(["stays"]);
  await until("stays", 40);
  backend.memory.trim();
  const before = backend.memory.bytesHeld();
  const own = { images: set.images.slice(0, 784 * 3), labels: Uint8Array.of(1, 2, 3), share: 0.2 };
  for (const [id, augmentation] of [
    ["a", "none"],
    ["b", "drawing"],
  ] as const) {
    trainer.addRun(id, { ...long, augmentation }, measureAtEnd, undefined, { own });
    trainer.start([id]);
    await until(id, 20);
    trainer.removeRun(id);
    await until("stays", 100);
  }
  trainer.pause(["stays"]);
  await trainer.settled();
  backend.memory.trim();
  expect(backend.memory.bytesHeld()).toBe(before);
  trainer.removeRun("stays");
  await trainer.settled();
  expect(events.filter(({ type }) => type === "runFailed")).toEqual([]);
});
