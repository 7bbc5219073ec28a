import * as tf from "@tensorflow/tfjs";
import * as v from "valibot";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Experiment } from "../../src/protocol/experiment";
import { problemOf } from "../../src/protocol/problem";
import { type RunCheckpoint, runCheckpointSchema } from "../../src/protocol/runCheckpoint";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(100, 50);

beforeAll(startWasmInNode);
beforeEach(() => tf.setBackend("wasm"));

const momentum: Experiment["optimizer"] = { kind: "sgd", learningRate: 0.05, momentum: 0.9 };
const rmsprop: Experiment["optimizer"] = { kind: "rmsprop", learningRate: 0.001, rho: 0.9, epsilon: 1e-7 };

/** Trains up to step `steps`, from `checkpoint` where there is one, and takes a checkpoint there. */
async function trainedTo(steps: number, experiment: Experiment, checkpoint?: RunCheckpoint) {
  const before = tf.memory().numTensors;
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", experiment, measureAtEnd, checkpoint);
  for (let step = checkpoint?.step ?? 0; step < steps; step++) {
    trainer.step(["a"]);
    await trainer.settled();
  }
  trainer.takeCheckpoint("a");
  await trainer.settled();
  const last = recorder.told("checkpointed").at(-1)?.checkpoint;
  if (!last) throw new Error("no checkpoint was told");
  trainer.removeRun("a");
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(before);
  return { checkpoint: last, recorder };
}

const kinds: Record<string, Partial<Experiment>> = {
  Adam: {},
  "momentum and a cosine with warm-up": { optimizer: momentum, schedule: { kind: "cosine", finalFraction: 0.1, warmUpSteps: 4 } },
  RMSProp: { optimizer: rmsprop },
  "every kind of layer": { layers: everyLayer, initialization: "he" },
};
const cases = (["cpu", "wasm"] as const).flatMap((backend) => Object.keys(kinds).map((name) => ({ backend, name })));

test.each(cases)("on $backend five steps, a checkpoint and five more are ten steps, with $name", async ({ backend, name }) => {
  await tf.setBackend(backend);
  // 100 images in batches of 16 are seven steps an epoch: both halves end in the middle of one.
  const experiment = tinyExperiment({ trainingImages: 100, epochs: 3, ...kinds[name] });
  const whole = await trainedTo(10, experiment);
  const half = await trainedTo(5, experiment);
  expect(half.checkpoint.step).toBe(5);
  // As it comes out of storage.
  const kept = v.parse(runCheckpointSchema, structuredClone(half.checkpoint));
  const rest = await trainedTo(10, experiment, kept);
  expect(rest.checkpoint.step).toBe(10);
  expect(rest.checkpoint.weights).toEqual(whole.checkpoint.weights);
  expect(rest.checkpoint.optimizerState).toEqual(whole.checkpoint.optimizerState);
  expect(rest.recorder.points("a", 5).losses).toEqual(whole.recorder.points("a").losses.slice(5));
  const [epoch] = whole.recorder.told("epochEnded");
  expect(rest.recorder.told("epochEnded")[0]).toMatchObject({
    epoch: 1,
    step: 7,
    trainLoss: epoch?.trainLoss,
    trainAccuracy: epoch?.trainAccuracy,
  });
  expect(rest.checkpoint.trainingSeconds).toBeGreaterThan(half.checkpoint.trainingSeconds ?? Number.POSITIVE_INFINITY);
});

test("the optimizer's state stands in the order of the weights, m before v", async () => {
  const { checkpoint } = await trainedTo(1, tinyExperiment());
  const shapes = checkpoint.weights.map(({ shape }) => shape);
  expect(shapes).toEqual([[784, 8], [8], [8, 10], [10]]);
  expect(checkpoint.optimizerState.map(({ shape }) => shape)).toEqual(shapes.flatMap((shape) => [shape, shape]));
  const [m, second] = [checkpoint.optimizerState[6]?.values ?? [], checkpoint.optimizerState[7]?.values ?? []];
  // After one step m is a tenth of the gradient and v a thousandth of its square.
  for (const [i, value] of [...m].entries()) expect(second[i]).toBeCloseTo((10 * value) ** 2 / 1000, 8);
});

test("a checkpoint comes after every epoch, at a pause, at the end and when asked for, once for each place", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment({ trainingImages: 96, epochs: 2 }), measureAtEnd);
  const steps = () => recorder.told("checkpointed").map(({ checkpoint }) => checkpoint.step);
  trainer.takeCheckpoint("a");
  await trainer.settled();
  expect(steps()).toEqual([0]);
  trainer.step(["a"]);
  await trainer.settled();
  trainer.start(["a"]);
  trainer.pause(["a"]);
  await trainer.settled();
  expect(steps()).toEqual([0, 1]);
  trainer.start(["a"]);
  await trainer.settled();
  expect(steps()).toEqual([0, 1, 6, 12]);
  expect(recorder.events.slice(-2).map(({ type }) => type)).toEqual(["runEnded", "checkpointed"]);
  trainer.takeCheckpoint("a");
  await trainer.settled();
  expect(steps()).toEqual([0, 1, 6, 12, 12]);
  trainer.takeCheckpoint("gone");
  await trainer.settled();
  trainer.removeRun("a");
  await trainer.settled();
});

test("a run that is continued after its epoch was trained and before it was measured is measured first", async () => {
  const experiment = tinyExperiment({ epochs: 2, validation: { kind: "lastFraction", fraction: 0.2 } });
  const first = trainerWithEvents(dataset);
  first.trainer.addRun("a", experiment, measureAtEnd);
  first.onEvent = (event) => {
    if (event.type === "runStateChanged" && event.state === "evaluating") first.trainer.pause(["a"]);
  };
  first.trainer.start(["a"]);
  await first.trainer.settled();
  const checkpoint = first.told("checkpointed").at(-1)?.checkpoint;
  expect(checkpoint).toMatchObject({ step: 2, bestValidationLoss: null, epochSums: { images: 32 } });
  first.trainer.removeRun("a");

  const { trainer, told } = trainerWithEvents(dataset);
  trainer.addRun("a", experiment, measureAtEnd, checkpoint);
  trainer.start(["a"]);
  await trainer.settled();
  expect(told("epochEnded")).toMatchObject([
    { epoch: 1, step: 2, validation: { count: 8 } },
    { epoch: 2, step: 4, validation: { count: 8 } },
  ]);
  expect(told("epochEnded")[0]?.trainLoss).toBeCloseTo((checkpoint?.epochSums?.loss ?? 0) / 32, 6);
  trainer.removeRun("a");
  await trainer.settled();
});

test("a finished run that is continued only measures, and one with more epochs trains on", async () => {
  const experiment = tinyExperiment({ epochs: 1 });
  const { checkpoint } = await trainedTo(3, experiment);
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("done", experiment, measureAtEnd, checkpoint);
  trainer.addRun("more", { ...experiment, epochs: 2 }, measureAtEnd, checkpoint);
  trainer.start(["done", "more"]);
  await trainer.settled();
  expect(recorder.told("runEnded")).toMatchObject([
    { runId: "done", steps: 3, stoppedEarly: false },
    { runId: "more", steps: 6 },
  ]);
  expect(recorder.points("more", 3).losses).toHaveLength(3);
  trainer.removeRun("done");
  trainer.removeRun("more");
  await trainer.settled();
});

test("a checkpoint of another network is refused and leaves nothing behind", async () => {
  const { checkpoint } = await trainedTo(1, tinyExperiment());
  const before = tf.memory().numTensors;
  const { trainer } = trainerWithEvents(dataset);
  let problem = null;
  try {
    trainer.addRun("a", tinyExperiment({ layers: everyLayer }), measureAtEnd, checkpoint);
  } catch (error) {
    problem = problemOf(error);
  }
  expect(problem).toEqual({ code: "checkpoint-mismatch" });
  expect(tf.memory().numTensors).toBe(before);
});

test("a checkpoint of another optimizer fails the run, which trains after a reset", async () => {
  const { checkpoint } = await trainedTo(1, tinyExperiment());
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment({ optimizer: momentum }), measureAtEnd, checkpoint);
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.told("runFailed")).toMatchObject([{ problem: { code: "checkpoint-mismatch" } }]);
  trainer.reset("a", tinyExperiment({ optimizer: momentum, epochs: 1 }));
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.told("runEnded")).toHaveLength(1);
  trainer.removeRun("a");
  await trainer.settled();
});

test("a network without the optimizer's memory trains on with an empty one", async () => {
  const { checkpoint } = await trainedTo(1, tinyExperiment());
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment(), measureAtEnd, { ...checkpoint, optimizerState: [] });
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.told("runEnded")).toHaveLength(1);
  trainer.removeRun("a");
  await trainer.settled();
});
