import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { SmallerPanel } from "../../src/features/smaller/SmallerPanel";
import { presets } from "../../src/protocol/presets";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { findViolations, renderSection } from "../fixtures/articleSection";
import type { FakeTrainer } from "../fixtures/fakeTrainer";
import { addGroup, createReadyStore, endGroup, makePredictions } from "../fixtures/measuredRuns";

const dense = { experiment: presets["article0-dense128-batch128"], accuracy: 0.977 };

let trainer: FakeTrainer;
let store: PlaygroundStore;
let labels: Uint8Array;

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  ({ trainer, store, labels } = createReadyStore());
});

/** A network that has ended. */
function endDense() {
  const groupId = addGroup(store, dense);
  endGroup(trainer, store, groupId, dense, labels);
  const run = store.getState().runs.find((one) => one.groupId === groupId);
  if (!run) throw new Error("there is no run");
  return run;
}

const noise = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i * i) * 0.1 || 0.05);
const row = (name: string) => page.getByRole("row", { name });
const button = (name: string) => page.getByRole("button", { name, exact: true });

/** The checkpoint of the run that was asked for. */
function tellCheckpoint(runId: string) {
  const checkpoint: RunCheckpoint = {
    version: 1,
    experiment: dense.experiment,
    step: 4690,
    learningRate: 0.001,
    weights: [
      { shape: [784, 128], values: noise(784 * 128) },
      { shape: [128], values: noise(128) },
      { shape: [128, 10], values: noise(1280) },
      { shape: [10], values: noise(10) },
    ],
    optimizerState: [],
    bestValidationLoss: null,
    epochsWithoutGain: 0,
  };
  trainer.emit({ type: "checkpointed", runId, checkpoint });
}

/** Ends the measurement that was asked for last, once there are `count` of them. */
async function endMeasurement(count: number, accuracy: number) {
  const measured = () => trainer.sent("addRun").filter(({ measure }) => measure.maxSteps !== null);
  await expect.poll(() => measured().length, { timeout: 5000 }).toBe(count);
  const runId = measured().at(-1)?.runId ?? "";
  const predictions = makePredictions(labels, accuracy, 5);
  const correct = predictions.reduce((sum, digit, i) => sum + (digit === labels[i] ? 1 : 0), 0);
  trainer.emit({
    type: "runEnded",
    runId,
    test: { loss: 0.1, accuracy: correct / labels.length, correct, count: labels.length },
    seconds: 1,
    secondsAreEstimated: false,
    steps: 4690,
    millisecondsPerStep: null,
    backend: "wasm",
    predictions,
    stoppedEarly: false,
  });
}

test("without a network that has ended the page says what to do first", async () => {
  await renderSection(store, <SmallerPanel />);
  await expect.element(page.getByText(/Train a network in the playground first/).first()).toBeVisible();
});

test("pruned, quantised and both are measured one after the other, with sizes and verdicts", async () => {
  const run = endDense();
  await renderSection(store, <SmallerPanel />);
  await button("Measure").click();
  expect(trainer.sent("takeCheckpoint").at(-1)?.runId).toBe(run.id);
  tellCheckpoint(run.id);
  await endMeasurement(1, 0.6);
  await endMeasurement(2, 0.977);
  await endMeasurement(3, 0.6);
  // 101,770 numbers of 4 bytes; in 8 bits 101,632 codes, 138 biases and 138 scales of 4 bytes.
  await expect.element(row("Original, 32-bit")).toHaveTextContent("407.1");
  await expect.element(row("8-bit 102.7")).toHaveTextContent("4.0 times smaller");
  await expect.element(row("80 % pruned 1")).toHaveTextContent(/worse/);
  await expect.element(row("80 % pruned, 8-bit")).toHaveTextContent("80.0");
  expect(store.getState().runs).toHaveLength(1);
  expect(await findViolations()).toEqual([]);
  await expect.element(page.getByText(/Resetting it, or opening a copied link, trains the ordinary network/)).toBeVisible();
  await page.getByRole("button", { name: "Add to the playground: 8-bit" }).click();
  expect(store.getState().runs.map(({ experiment }) => experiment.name)).toEqual([
    dense.experiment.name,
    `${dense.experiment.name}, 8-bit`,
  ]);
});

test("the curve is measured share by share and told in words", async () => {
  const run = endDense();
  await renderSection(store, <SmallerPanel />);
  await button("Measure accuracy against pruning").click();
  tellCheckpoint(run.id);
  for (const [i, accuracy] of [0.977, 0.975, 0.97, 0.96, 0.9, 0.7, 0.4].entries()) await endMeasurement(i + 1, accuracy);
  await expect.element(page.getByRole("img", { name: /Test accuracy against the share pruned\. 0 %: .*98 %: / })).toBeVisible();
});

test("what the trainer cannot measure is said", async () => {
  const run = endDense();
  await renderSection(store, <SmallerPanel />);
  await button("Measure").click();
  tellCheckpoint(run.id);
  await expect.poll(() => trainer.sent("addRun").at(-1)?.measure.maxSteps).toBe(4690);
  trainer.emit({ type: "runFailed", runId: trainer.sent("addRun").at(-1)?.runId ?? "", problem: { code: "weights-lost" } });
  await expect.element(page.getByText(/could not measure it/)).toBeVisible();
});

test("a student trains with and without its teacher from one seed, and the verdict says whether the teacher helped", async () => {
  const run = endDense();
  await renderSection(store, <SmallerPanel />);
  await button("Train with and without teacher").click();
  tellCheckpoint(run.id);
  await expect.poll(() => store.getState().runs.length).toBe(3);
  const [, taught, alone] = store.getState().runs;
  if (!taught || !alone) throw new Error("there are no students");
  expect(trainer.sent("addRun").find(({ runId }) => runId === taught.id)?.teacher).toMatchObject({ temperature: 4, share: 0.9 });
  expect(trainer.sent("addRun").find(({ runId }) => runId === alone.id)?.teacher).toBeUndefined();
  expect({ ...taught.experiment, name: "" }).toEqual({ ...alone.experiment, name: "" });
  expect(trainer.sent("start").flatMap(({ runIds }) => runIds)).toEqual([taught.id, alone.id]);
  await expect.element(row("Student with teacher")).toHaveTextContent("the teacher answers first");
  endGroup(trainer, store, taught.groupId, { ...dense, accuracy: 0.985 }, labels);
  endGroup(trainer, store, alone.groupId, { ...dense, accuracy: 0.96 }, labels);
  await expect.element(page.getByText(/^With its teacher the student reads .*: the teacher helped/)).toBeVisible();
  await expect.element(row("Student with teacher")).toHaveTextContent("T = 4, λ = 0.9");
  expect(await findViolations()).toEqual([]);
});

test("a pruned copy of the student stands in neither for the student alone nor for its teacher", async () => {
  const run = endDense();
  await renderSection(store, <SmallerPanel />);
  await button("Train with and without teacher").click();
  tellCheckpoint(run.id);
  await expect.poll(() => store.getState().runs.length).toBe(3);
  const [, taught, alone] = store.getState().runs;
  if (!taught || !alone) throw new Error("there are no students");
  const trained: Omit<RunCheckpoint, "experiment" | "step"> = {
    version: 1,
    learningRate: 0.001,
    weights: [],
    optimizerState: [],
    bestValidationLoss: null,
    epochsWithoutGain: 0,
  };
  for (const original of [run, alone]) {
    const step = original.plan.totalSteps;
    const groupId = store.actions.addMeasured({ ...trained, experiment: original.experiment, step }, "copy") ?? "";
    const copy = store.getState().runs.find((one) => one.groupId === groupId);
    if (!copy) throw new Error("there is no copy");
    trainer.emit({ type: "runStateChanged", runId: copy.id, state: "finished", step });
    store.actions.removeGroup(original.groupId);
  }
  await expect.element(page.getByRole("row", { name: /^Teacher/ })).toHaveTextContent("(gone)");
  await expect.element(row("Student alone")).toHaveTextContent(/alone–.*––$/);
});

test.each([390, 1440])("at %i pixels nothing is wider than the page, and axe finds nothing", async (width) => {
  await page.viewport(width, 900);
  endDense();
  await renderSection(store, <SmallerPanel />);
  await expect.element(button("Measure")).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  expect(await findViolations()).toEqual([]);
});
