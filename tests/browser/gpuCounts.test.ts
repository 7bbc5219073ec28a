import { expect, test } from "vitest";
import { chooseBackend } from "../../src/engine/backend";
import { setAdapterKind } from "../../src/engine/kernels/webgpu/gpuEngine";
import { createTrainer } from "../../src/engine/trainer";
import type { Experiment } from "../../src/protocol/experiment";
import type { TrainerEvent } from "../../src/protocol/messages";
import { presets } from "../../src/protocol/presets";
import { countGpuCalls, type GpuCalls } from "../fixtures/countGpuCalls";
import { noiseImages } from "../fixtures/noiseDataset";
import { stepperOnGpu } from "../fixtures/stepOnGpu";
import { measureAtEnd } from "../fixtures/tinyExperiment";

/** What the trainer asks of WebGPU from the moment that `from` steps are read back to that of `to`. */
async function callsWhileTraining(experiments: readonly Experiment[], from: number, to: number) {
  const set = noiseImages(experiments[0]?.trainingImages ?? 0, 7);
  const backend = await chooseBackend("webgpu");
  let counter: ReturnType<typeof countGpuCalls> | null = null;
  let counted: { readonly calls: GpuCalls; readonly seconds: number } | null = null;
  let startedAt = 0;
  const failures: TrainerEvent[] = [];
  const trainer = createTrainer(backend, { train: set, test: set }, (event) => {
    if (event.type === "runFailed") failures.push(event);
    if (event.type !== "stepped") return;
    const [run] = event.runs;
    const steps = (run?.firstStep ?? 0) + (run?.losses.length ?? 0);
    if (!counter && steps >= from) {
      counter = countGpuCalls();
      startedAt = performance.now();
    } else if (counter && !counted && steps >= to) {
      counted = { calls: { ...counter.calls }, seconds: (performance.now() - startedAt) / 1000 };
      counter.stop();
      trainer.stop(ids);
    }
  });
  const ids = experiments.map((_, i) => `run ${i}`);
  for (const [i, experiment] of experiments.entries()) {
    trainer.addRun(ids[i] ?? "", experiment, { ...measureAtEnd, testImages: 1, maxSteps: to + 200 });
  }
  trainer.start(ids);
  await trainer.settled();
  for (const id of ids) trainer.removeRun(id);
  await trainer.settled();
  expect(failures).toEqual([]);
  if (!counted) throw new Error("training ended before it was counted");
  const { calls, seconds } = counted as { calls: GpuCalls; seconds: number };
  return { calls, seconds };
}

test.each([
  { id: "article0-dense128-batch128", steps: 40, dispatches: 7 },
  { id: "article2-cnn", steps: 4, dispatches: 19 },
] as const)(
  "an epoch of $steps steps of $id is $dispatches dispatches a step and one upload more than steps",
  async ({ id, steps, dispatches }) => {
    await chooseBackend("webgpu");
    const { batchSize } = presets[id];
    const set = noiseImages(steps * batchSize, 7);
    for (const adapter of ["softwareSubgroups", "software", "hardware"] as const) {
      setAdapterKind(adapter);
      const run = await stepperOnGpu(
        { ...presets[id], trainingImages: set.count, validation: { kind: "none" } },
        { train: set, test: set },
      );
      // Warms up.
      await run.step(0);
      const { calls, stop } = countGpuCalls();
      run.stepper.startEpoch(Uint32Array.from({ length: set.count }, (_, i) => i));
      for (let step = 0; step < steps; step++) await run.step(step);
      stop();
      // The first submit may be of what was recorded before.
      expect(calls.submits).toBeLessThanOrEqual(steps + 1);
      expect(calls).toMatchObject({ dispatches: dispatches * steps, buffersCreated: 0, uploads: steps + 1, readBacks: 0 });
      expect(calls.bytesUploaded).toBe(32 * steps + 2 * set.count);
      expect(calls.bytesUploaded / steps).toBeLessThanOrEqual(1000);
      run.dispose();
    }
  },
);

test.each([
  { id: "article0-dense128-batch128", batches: 120, from: 25, to: 85, mostDispatches: 8 },
  { id: "article2-cnn", batches: 20, from: 6, to: 12, mostDispatches: 26 },
] as const)(
  "a step of $id is at most $mostDispatches dispatches, makes no buffer and is submitted once or less",
  async ({ id, batches, from, to, mostDispatches }) => {
    const preset = presets[id];
    const trainingImages = batches * preset.batchSize;
    const experiment = { ...preset, trainingImages, epochs: 1000 };
    const { calls, seconds } = await callsWhileTraining([experiment], from, to);
    // Within an epoch each step uploads its parameters, in one piece, and nothing else is.
    expect(calls.uploads).toBeGreaterThan((to - from) / 2);
    expect(calls.dispatches / calls.uploads).toBeLessThanOrEqual(mostDispatches);
    expect(calls.buffersCreated).toBe(0);
    expect(calls.submits).toBeLessThanOrEqual(calls.uploads);
    // The epoch's order is two bytes an image.
    expect(calls.bytesUploaded / calls.uploads + 2 * preset.batchSize).toBeLessThanOrEqual(1000);
    expect(calls.readBacks).toBeLessThanOrEqual(10 * seconds + 1);
  },
);

test("six runs at once make no buffer either, and share their submits and read-backs", async () => {
  const preset = { ...presets["article0-dense128-batch128"], batchSize: 16, trainingImages: 1920, epochs: 1000 };
  const runs = Array.from({ length: 6 }, (_, seed) => ({ ...preset, seed }));
  const { calls } = await callsWhileTraining(runs, 25, 65);
  expect(calls.buffersCreated).toBe(0);
  expect(calls.dispatches / calls.uploads).toBeLessThanOrEqual(8);
  expect(calls.submits).toBeLessThanOrEqual(calls.uploads / 2);
});
