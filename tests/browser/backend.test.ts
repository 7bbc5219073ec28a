import * as tf from "@tensorflow/tfjs";
import { expect, test, vi } from "vitest";
import { type Backend, type Calibrator, chooseBackend } from "../../src/engine/backend";
import { createTrainer } from "../../src/engine/trainer";
import type { TrainerEvent } from "../../src/protocol/messages";
import type { BackendName } from "../../src/protocol/options";
import { noiseDataset } from "../fixtures/noiseDataset";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";

/** Relative difference between backends after an update or two: sums in another order. */
const tolerance = 1e-3;

/** Trains two steps of a network with every kind of layer; returns the losses and what was told. */
async function trainOn(backend: Backend) {
  const events: TrainerEvent[] = [];
  const before = tf.memory().numTensors;
  const trainer = createTrainer(backend, noiseDataset, (event) => events.push(event));
  const experiment = tinyExperiment({ layers: everyLayer, trainingImages: 8, batchSize: 5, epochs: 1 });
  trainer.addRun("a", experiment, { ...measureAtEnd, testImages: 8 });
  trainer.start(["a"]);
  await trainer.settled();
  trainer.removeRun("a");
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(before);
  const losses = events.flatMap((event) => (event.type === "stepped" ? event.runs.flatMap((run) => [...run.losses]) : []));
  return { losses, ended: events.find((event) => event.type === "runEnded") };
}

const expected = await trainOn(await chooseBackend("cpu"));

test.each<BackendName>(["wasm", "webgl", "webgpu"])(
  "%s trains every kind of layer to the losses of plain JavaScript, without an animation frame",
  async (name) => {
    // A hidden tab has no animation frames.
    const frames = vi.spyOn(globalThis, "requestAnimationFrame");
    const backend = await chooseBackend(name);
    expect(backend).toMatchObject({ name, reason: "asked" });
    expect(backend.adapter === null).toBe(name === "wasm");
    const { losses, ended } = await trainOn(backend);
    expect(losses).toHaveLength(2);
    for (const [step, loss] of losses.entries()) {
      expect(Math.abs(loss / (expected.losses[step] ?? Number.NaN) - 1), `step ${step}`).toBeLessThan(tolerance);
    }
    expect(ended?.test.loss).toBeCloseTo(expected.ended?.test.loss ?? Number.NaN, 2);
    expect(frames).not.toHaveBeenCalled();
    frames.mockRestore();
  },
);

test("left to itself, a GPU that is only software is passed over for WebAssembly, and the page is told why", async () => {
  const backend = await chooseBackend("auto");
  expect(backend).toMatchObject({ name: "wasm", reason: "software-gpu-only", adapter: null, isSoftware: false });
  expect(backend.choices).toMatchObject([
    { backend: "webgpu", isAvailable: true, isSoftware: true },
    { backend: "wasm", isAvailable: true },
    { backend: "webgl", isAvailable: true, isSoftware: true },
    { backend: "cpu", isAvailable: true },
  ]);
});

/** Makes the software adapter look like a graphics card; its results stay right. */
function disguiseSoftwareAdapter() {
  const requestAdapter = navigator.gpu.requestAdapter.bind(navigator.gpu);
  return vi.spyOn(navigator.gpu, "requestAdapter").mockImplementation(async (options) => {
    const adapter = await requestAdapter(options);
    const info = { vendor: "acme", architecture: "fast", device: "", description: "", isFallbackAdapter: false };
    return adapter && Object.defineProperty(adapter, "info", { value: info });
  });
}

test.each<{ webgpu: number; wasm: number; name: BackendName }>([
  { webgpu: 1, wasm: 2, name: "webgpu" },
  { webgpu: 2, wasm: 1, name: "wasm" },
])(
  "with a graphics card, the faster of $webgpu ms on it and $wasm ms on WebAssembly is taken",
  async ({ webgpu, wasm, name }) => {
    const disguise = disguiseSoftwareAdapter();
    const timings = [
      { backend: "webgpu", milliseconds: webgpu },
      { backend: "wasm", milliseconds: wasm },
    ] as const;
    const calibrator: Calibrator = vi.fn(async () => timings);
    const backend = await chooseBackend("auto", calibrator);
    expect(calibrator).toHaveBeenCalledExactlyOnceWith(["webgpu", "wasm"], expect.stringContaining("acme fast"));
    expect(backend).toMatchObject({ name, reason: "fastest", timings });
    disguise.mockRestore();
  },
);

test("where there was nothing to time, a graphics card that passes its self-test is taken", async () => {
  const disguise = disguiseSoftwareAdapter();
  const backend = await chooseBackend("auto", async () => []);
  expect(backend).toMatchObject({ name: "webgpu", reason: "hardware-gpu", timings: [] });
  disguise.mockRestore();
});
