import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { chooseBackend } from "../../src/engine/backend";
import { createTrainer } from "../../src/engine/trainer";
import type { TrainerEvent } from "../../src/protocol/messages";
import { noiseDataset } from "../fixtures/noiseDataset";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";

const endless = tinyExperiment({ trainingImages: 8, batchSize: 4, epochs: 1000 });

function deviceOf(): GPUDevice {
  // A public field of TensorFlow.js's backend.
  return (tf.backend() as unknown as { device: GPUDevice }).device;
}

/** Trains on WebGPU until the first steps are read back. */
async function trainOnGpu() {
  const backend = await chooseBackend("webgpu");
  const events: TrainerEvent[] = [];
  let heard = () => {};
  const started = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const trainer = createTrainer(backend, noiseDataset, (event) => {
    events.push(event);
    if (event.type === "stepped") heard();
  });
  trainer.addRun("a", endless, measureAtEnd);
  trainer.start(["a"]);
  await started;
  return { backend, trainer, events };
}

test("an error that no call of WebGPU reports is told in its own words, ends the run and lets none begin", async () => {
  const { backend, trainer, events } = await trainOnGpu();
  deviceOf().createBuffer({ size: 4, usage: 0xffff_ffff });
  const problem = await backend.failed;
  expect(problem).toMatchObject({ code: "gpu-error", detail: expect.stringMatching(/usage/i) });
  const before = events.length;
  trainer.fail(problem);
  await trainer.settled();
  const after = events.slice(before).filter(({ type }) => type !== "gpuMemoryChanged");
  expect(after).toMatchObject([
    { type: "runStateChanged", state: "failed" },
    { type: "runFailed", runId: "a", problem },
  ]);
  expect(() => trainer.addRun("b", endless, measureAtEnd)).toThrow("gpu-error");
  trainer.removeRun("a");
  await trainer.settled();
});

// Last: nothing can be computed on the device afterwards.
test("a device that is lost is told, ends the run, and leaves nothing waiting", async () => {
  const { backend, trainer, events } = await trainOnGpu();
  deviceOf().destroy();
  expect(await backend.failed).toMatchObject({ code: "device-lost" });
  await trainer.settled();
  expect(events.filter(({ type }) => type === "runFailed")).toMatchObject([{ runId: "a", problem: { code: "device-lost" } }]);
});
