import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import type { Experiment } from "../../src/protocol/experiment";
import { problemOf } from "../../src/protocol/problem";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(60, 50);
const noNetwork = tinyExperiment({ layers: [{ kind: "dense", units: 10, activation: "softmax" }] });
/** Steps so long that the weights leave the range of numbers: the fourth loss, an epoch's last, is none any more. */
const diverging = tinyExperiment({
  trainingImages: 60,
  optimizer: { kind: "sgd", learningRate: 10, momentum: 0.99 },
  layers: [
    { kind: "flatten" },
    { kind: "dense", units: 64, activation: "linear" },
    { kind: "dense", units: 64, activation: "linear" },
    { kind: "dense", units: 64, activation: "linear" },
    { kind: "dense", units: 10, activation: "softmax" },
  ],
  epochs: 30,
});

beforeAll(startWasmInNode);

test("a run that diverges fails at the first loss that is no number, and the others go on", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("wild", diverging, measureAtEnd);
  trainer.addRun("calm", tinyExperiment({ epochs: 40 }), measureAtEnd);
  trainer.start(["wild", "calm"]);
  await trainer.settled();
  const [failed] = recorder.told("runFailed");
  const broken = recorder.points("wild").losses.findIndex((loss) => !Number.isFinite(loss));
  expect(broken).toBe(3);
  expect(failed).toMatchObject({ runId: "wild", problem: { code: "not-finite", step: broken + 1 } });
  expect(recorder.told("runFailed")).toHaveLength(1);
  expect(recorder.states("wild").at(-1)).toBe("failed");
  expect(recorder.told("runEnded").map(({ runId }) => runId)).toEqual(["calm"]);
});

test.each<[string, Partial<Experiment>]>([
  ["with validation", { validation: { kind: "lastFraction", fraction: 0.1 } }],
  ["without", { validation: { kind: "none" } }],
])("nothing more is told of a run that has failed: no epoch, no result, no state (%s)", async (_, changes) => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("wild", { ...diverging, ...changes }, measureAtEnd);
  trainer.start(["wild"]);
  await trainer.settled();
  const at = recorder.events.findIndex(({ type }) => type === "runFailed");
  expect(at).toBeGreaterThan(0);
  trainer.start(["wild"]);
  trainer.step(["wild"]);
  trainer.stop(["wild"]);
  await trainer.settled();
  expect(recorder.events.slice(at + 1)).toEqual([]);
  expect(recorder.told("epochEnded")).toEqual([]);
});

test("a network that the very last update broke has no result: its run fails", async () => {
  const alone = trainerWithEvents(dataset);
  alone.trainer.addRun("wild", diverging, measureAtEnd);
  alone.trainer.start(["wild"]);
  await alone.trainer.settled();
  const broken = alone.points("wild").losses.findIndex((loss) => !Number.isFinite(loss));

  const recorder = trainerWithEvents(dataset);
  recorder.trainer.addRun("wild", diverging, { ...measureAtEnd, maxSteps: broken });
  recorder.trainer.start(["wild"]);
  await recorder.trainer.settled();
  expect(recorder.points("wild").losses.every(Number.isFinite)).toBe(true);
  expect(recorder.told("runEnded")).toEqual([]);
  expect(recorder.told("runFailed")).toMatchObject([{ problem: { code: "not-finite", step: broken } }]);
});

test("a run that has failed keeps no more than one that is ready but for a few numbers, and trains again after a reset", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("wild", diverging, { ...measureAtEnd, testEachEpoch: true });
  const ready = tf.memory().numBytes;
  trainer.start(["wild"]);
  await trainer.settled();
  expect(recorder.states("wild").at(-1)).toBe("failed");
  expect(tf.memory().numBytes - ready).toBeLessThan(20);
  trainer.reset("wild", tinyExperiment({ epochs: 1 }));
  trainer.start(["wild"]);
  await trainer.settled();
  expect(recorder.states("wild").at(-1)).toBe("finished");
  trainer.removeRun("wild");
  await trainer.settled();
});

test("a run that could not be built can be reset to one that can", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  const measure = { ...measureAtEnd, maxSteps: 2 };
  expect(() => trainer.addRun("a", noNetwork, measure)).toThrow("model-shape");
  trainer.reset("a", tinyExperiment());
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.told("runEnded")).toMatchObject([{ runId: "a", steps: 2 }]);
});

test("a reset to layers that do not fit says what is wrong, and the run before is freed", async () => {
  const before = tf.memory().numTensors;
  const { trainer } = trainerWithEvents(dataset);
  trainer.addRun("a", tinyExperiment(), measureAtEnd);
  let problem = null;
  try {
    trainer.reset("a", noNetwork);
  } catch (error) {
    problem = problemOf(error);
  }
  expect(problem).toMatchObject({ code: "model-shape", problem: { code: "needs-vector" } });
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(before);
});
