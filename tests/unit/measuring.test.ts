import { beforeAll, expect, test } from "vitest";
import { compressWeights } from "../../src/compression/compressWeights";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint";
import { createReadyStore } from "../fixtures/measuredRuns";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const experiment = tinyExperiment();

beforeAll(startWasmInNode);

/** A network that has trained a little, and what the trainer told of it. */
async function trained() {
  const recorder = trainerWithEvents(smallMnist(1000, 50));
  recorder.trainer.addRun("a", experiment, measureAtEnd);
  recorder.trainer.start(["a"]);
  await recorder.trainer.settled();
  const checkpoint = recorder.told("checkpointed").at(-1)?.checkpoint;
  if (!checkpoint) throw new Error("there is no checkpoint");
  return { ...recorder, checkpoint };
}

/** Has the trainer measure weights as the store asks it to. */
async function measured(recorder: Awaited<ReturnType<typeof trained>>, id: string, checkpoint: RunCheckpoint) {
  recorder.trainer.addRun(id, experiment, { ...measureAtEnd, maxSteps: checkpoint.step }, checkpoint);
  recorder.trainer.start([id]);
  await recorder.trainer.settled();
  return recorder.told("runEnded").find(({ runId }) => runId === id);
}

test("a run without a step left is measured when it is started, and its weights stay what they were", async () => {
  const recorder = await trained();
  const again = await measured(recorder, "b", recorder.checkpoint);
  const first = recorder.told("runEnded").find(({ runId }) => runId === "a");
  expect(again?.test).toEqual(first?.test);
  expect(again?.predictions).toEqual(first?.predictions);
  expect(recorder.told("stepped").flatMap(({ runs }) => runs.map(({ runId }) => runId))).not.toContain("b");
  // Also in the middle of an epoch.
  const middle = await measured(recorder, "c", { ...recorder.checkpoint, step: 2 });
  expect(middle).toMatchObject({ steps: 2, test: first?.test });
  for (const id of ["a", "b", "c"]) recorder.trainer.removeRun(id);
  await recorder.trainer.settled();
});

test("with all kernels pruned a network answers by its biases alone: the same for every image", async () => {
  const recorder = await trained();
  const { weights } = compressWeights(recorder.checkpoint.weights, {
    pruning: { share: 1, scope: "layer" },
    quantization: null,
  });
  const ended = await measured(recorder, "b", { ...recorder.checkpoint, weights });
  expect(new Set(ended?.predictions).size).toBe(1);
  for (const id of ["a", "b"]) recorder.trainer.removeRun(id);
  await recorder.trainer.settled();
});

const checkpoint: RunCheckpoint = {
  version: 1,
  experiment,
  step: 6,
  learningRate: 0.001,
  weights: [],
  optimizerState: [],
  bestValidationLoss: null,
  epochsWithoutGain: 0,
  epochSums: { loss: 1, correct: 1, images: 16, seconds: 1 },
};
const result = {
  test: { loss: 1, accuracy: 0.5, correct: 5, count: 10 },
  seconds: 1,
  secondsAreEstimated: false,
  steps: 6,
  millisecondsPerStep: null,
  backend: "wasm",
  predictions: new Uint8Array(10),
  stoppedEarly: false,
} as const;

test("measured weights leave no run on the page, and the trainer's run is removed", async () => {
  const { trainer, store } = createReadyStore();
  const measuring = store.actions.measureWeights(checkpoint);
  const added = trainer.sent("addRun").at(-1);
  expect(added).toMatchObject({ measure: { maxSteps: 6 }, experiment });
  expect(added?.checkpoint?.epochSums).toBeUndefined();
  const runId = added?.runId ?? "";
  expect(trainer.sent("start").at(-1)?.runIds).toEqual([runId]);
  trainer.emit({ type: "runEnded", runId, ...result });
  expect(await measuring).toEqual({ result: { runId, ...result }, myDigits: null });
  expect(store.getState().runs).toEqual([]);
  expect(trainer.sent("removeRun").at(-1)?.runId).toBe(runId);
});

test("own digits are read before the run is removed", async () => {
  const { trainer, store } = createReadyStore();
  const stroke = [[140, 40] as const, [140, 240] as const];
  store.actions.addMyDigits([{ label: 1, strokes: [stroke] }]);
  const measuring = store.actions.measureWeights(checkpoint);
  const runId = trainer.sent("addRun").at(-1)?.runId ?? "";
  trainer.emit({ type: "runEnded", runId, ...result });
  await new Promise((resolve) => setTimeout(resolve));
  const asked = trainer.sent("readImages").at(-1);
  expect(asked?.runIds).toEqual([runId]);
  expect(trainer.sent("removeRun").map((command) => command.runId)).not.toContain(runId);
  const probabilities = new Float32Array(10);
  probabilities[1] = 1;
  trainer.emit({ type: "imagesRead", requestId: asked?.requestId ?? 0, count: 1, readings: [{ runId, probabilities }] });
  expect((await measuring)?.myDigits).toMatchObject({ correct: 1, count: 1 });
});

test("what the trainer could not measure is no measurement", async () => {
  const { trainer, store } = createReadyStore();
  const failing = store.actions.measureWeights(checkpoint);
  const runId = trainer.sent("addRun").at(-1)?.runId ?? "";
  trainer.emit({ type: "runFailed", runId, problem: { code: "checkpoint-mismatch" } });
  expect(await failing).toBe(null);
  const lost = store.actions.measureWeights(checkpoint);
  store.actions.chooseBackend("cpu");
  expect(await lost).toBe(null);
});

test("changed weights that are added are a run of their own, which is measured and has ended", () => {
  const { trainer, store } = createReadyStore();
  const groupId = store.actions.addMeasured(checkpoint, "tiny, smaller");
  const [run] = store.getState().runs;
  expect(run).toMatchObject({ groupId, step: 6, experiment: { name: "tiny, smaller" } });
  trainer.emit({ type: "runStateChanged", runId: run?.id ?? "", state: "ready", step: 6 });
  trainer.emit({ type: "runStateChanged", runId: run?.id ?? "", state: "finished", step: 6 });
  trainer.emit({ type: "runEnded", runId: run?.id ?? "", ...result });
  expect(store.getState().runs[0]).toMatchObject({ state: "finished", step: 6, result: { steps: 6 } });
});
