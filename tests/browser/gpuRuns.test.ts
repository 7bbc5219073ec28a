import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { type Backend, chooseBackend } from "../../src/engine/backend";
import { createTrainer } from "../../src/engine/trainer";
import type { Experiment } from "../../src/protocol/experiment";
import type { TrainerEvent } from "../../src/protocol/messages";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint";
import { noiseImages } from "../fixtures/noiseDataset";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";

const set = noiseImages(40, 13);
const dataset = { train: set, test: set };
const classWeights = [1, 0, 2, 1, 0.5, 1, 1, 3, 1, 1];

/** Six experiments that have little in common but their images. */
const experiments: readonly Experiment[] = [
  tinyExperiment({ seed: 1 }),
  tinyExperiment({ seed: 2, batchSize: 7 }),
  tinyExperiment({ seed: 3, classWeights }),
  tinyExperiment({ seed: 4, optimizer: { kind: "sgd", learningRate: 0.1, momentum: 0.9 } }),
  tinyExperiment({
    seed: 5,
    layers: [
      { kind: "conv2d", filters: 4, kernelSize: 3, strides: 2, padding: "same", activation: "relu" },
      { kind: "maxPool2d", poolSize: 2 },
      { kind: "flatten" },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
  }),
  tinyExperiment({ seed: 6, schedule: { kind: "cosine", finalFraction: 0.1, warmUpSteps: 2 }, validation: { kind: "testSet" } }),
];

/** What experiments trained together come to: every loss, the test result and the last checkpoint of each. */
async function trainTogether(backend: Backend, together: readonly Experiment[]) {
  const losses = together.map((): number[] => []);
  const ended: TrainerEvent[] = [];
  const checkpoints: (RunCheckpoint | null)[] = together.map(() => null);
  const trainer = createTrainer(backend, dataset, (event) => {
    if (event.type === "stepped") for (const run of event.runs) losses[Number(run.runId)]?.push(...run.losses);
    if (event.type === "runEnded") ended[Number(event.runId)] = event;
    if (event.type === "checkpointed") checkpoints[Number(event.runId)] = event.checkpoint;
    if (event.type === "runFailed") throw new Error(JSON.stringify(event.problem));
  });
  const ids = together.map((_, i) => String(i));
  for (const [i, experiment] of together.entries()) trainer.addRun(ids[i] ?? "", experiment, measureAtEnd);
  trainer.start(ids);
  await trainer.settled();
  for (const id of ids) trainer.removeRun(id);
  await trainer.settled();
  return together.map((_, i) => {
    const result = ended[i];
    if (result?.type !== "runEnded") throw new Error(`run ${i} did not end`);
    return { losses: losses[i] ?? [], test: result.test, predictions: result.predictions, checkpoint: checkpoints[i] };
  });
}

test("six runs at once come to what each comes to alone, to the last bit", async () => {
  const backend = await chooseBackend("webgpu");
  const together = await trainTogether(backend, experiments);
  for (const [i, experiment] of experiments.entries()) {
    const [alone] = await trainTogether(backend, [experiment]);
    const { trainingSeconds: _, ...checkpoint } = alone?.checkpoint ?? {};
    expect(together[i]).toMatchObject({ ...alone, checkpoint });
  }
});

test("class weights, schedules and what is measured agree with the cpu backend", async () => {
  const wanted = await trainTogether(await chooseBackend("cpu"), experiments);
  const found = await trainTogether(await chooseBackend("webgpu"), experiments);
  for (const [i, { losses, test: measured, predictions }] of wanted.entries()) {
    expect(found[i]?.losses).toHaveLength(losses.length);
    for (const [step, loss] of losses.entries()) expect(found[i]?.losses[step] ?? 0).toBeCloseTo(loss, 3);
    expect(found[i]?.test.loss).toBeCloseTo(measured.loss, 3);
    expect(found[i]?.predictions).toEqual(predictions);
  }
});

test("a step that asks for more than the device binds is left to TensorFlow.js, and trains as well", async () => {
  const backend = await chooseBackend("webgpu");
  const [wanted] = await trainTogether(backend, experiments.slice(4, 5));
  // A public field of TensorFlow.js's backend; its limits are all that decides.
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  const limits = new Proxy(device.limits, {
    get: (target, name) => (name === "maxStorageBufferBindingSize" ? 1000 : Reflect.get(target, name, target)),
  });
  Object.defineProperty(device, "limits", { value: limits, configurable: true });
  try {
    const [found] = await trainTogether(backend, experiments.slice(4, 5));
    for (const [step, loss] of (wanted?.losses ?? []).entries()) expect(found?.losses[step] ?? 0).toBeCloseTo(loss, 3);
    expect(found?.losses).not.toEqual(wanted?.losses);
  } finally {
    Reflect.deleteProperty(device, "limits");
  }
});

test("a checkpoint that is taken while weights are being looked at holds the weights of its step", async () => {
  const backend = await chooseBackend("webgpu");
  const experiment = tinyExperiment({ epochs: 400, trainingImages: 40 });
  const takenWhile = async (isLookedAt: boolean, steps: number) => {
    let checkpoint: RunCheckpoint | null = null;
    const trainer = createTrainer(backend, dataset, (event) => {
      if (event.type === "checkpointed") checkpoint = event.checkpoint;
      // In the middle of what a look reads.
      if (isLookedAt && event.type === "stepped") {
        trainer.inspect({ inspectionId: 1, runId: "a", image: { kind: "testImage", row: 0 } });
      }
    });
    trainer.addRun("a", experiment, { ...measureAtEnd, maxSteps: steps });
    trainer.start(["a"]);
    await trainer.settled();
    trainer.removeRun("a");
    await trainer.settled();
    return checkpoint as RunCheckpoint | null;
  };
  for (const steps of [50, 200]) {
    const clean = await takenWhile(false, steps);
    const lookedAt = await takenWhile(true, steps);
    expect(clean?.step).toBe(steps);
    expect(lookedAt?.weights).toEqual(clean?.weights);
  }
});
