import fc from "fast-check";
import { expect, test } from "vitest";
import { inkBounds, longestSide } from "../../src/drawing/inkBounds";
import { renderDrawing } from "../../src/drawing/renderDrawing";
import { guidedDigits, timesEach } from "../../src/features/drawing/guidedDigits";
import { readPenDrawings, writePenDrawings } from "../../src/features/drawing/penDrawingsFile";
import type { Experiment } from "../../src/protocol/experiment";
import type { EpochResult } from "../../src/protocol/messages";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint";
import type { DigitArchive } from "../../src/store/digitArchive";
import type { MyDigit } from "../../src/store/drawingState";
import { heldOutDigits } from "../../src/store/fineTuneSlice";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { drawnDigits } from "../fixtures/drawnDigits";
import { becomeReady, createFakeTrainer } from "../fixtures/fakeTrainer";

const threes = drawnDigits.filter(({ digit }) => digit === 3).map(({ digit, strokes }) => ({ label: digit, strokes }));
const later = () => new Promise((resolve) => setTimeout(resolve, 0));

function createFakeArchive(kept: readonly MyDigit[] = []) {
  const held = new Map(kept.map((digit) => [digit.id, digit]));
  const archive: DigitArchive = {
    load: async () => [...held.values()],
    save: async (digits) => {
      for (const digit of digits) held.set(digit.id, digit);
    },
    remove: async (ids) => {
      for (const id of ids) held.delete(id);
    },
  };
  return { archive, held };
}

const tensor = { shape: [2], values: Float32Array.of(1, 2) };
const learnedBy = (experiment: Experiment): RunCheckpoint => ({
  version: 1,
  experiment,
  step: 10,
  learningRate: 0.01,
  weights: [tensor],
  optimizerState: [tensor],
  bestValidationLoss: 0.5,
  epochsWithoutGain: 1,
});
const epochWith = (runId: string, accuracy: number): EpochResult => ({
  runId,
  epoch: 1,
  step: 10,
  trainLoss: 0.3,
  trainAccuracy: 0.9,
  validation: null,
  test: { loss: 0.3, accuracy, correct: accuracy * 100, count: 100 },
  seconds: 1,
});

const resultOf = (runId: string, accuracy: number) => ({
  runId,
  test: { loss: 0.3, accuracy, correct: accuracy * 10_000, count: 10_000 },
  seconds: 1,
  secondsAreEstimated: false,
  steps: 10,
  millisecondsPerStep: 1,
  backend: "wasm" as const,
  predictions: new Uint8Array(),
  stoppedEarly: false,
});

async function createPage(kept: readonly MyDigit[] = []) {
  const trainer = createFakeTrainer();
  const { archive, held } = createFakeArchive(kept);
  const store = createPlaygroundStore(trainer, { digits: archive });
  becomeReady(trainer);
  await later();
  const run = store.getState().runs[0];
  if (!run) throw new Error("expected a run");
  const train = (step: number) => trainer.emit({ type: "runStateChanged", runId: run.id, state: "paused", step });
  /** Answers the last question with these digits, one an image. */
  const answer = async (answers: readonly number[]) => {
    const asked = trainer.sent("readImages").at(-1);
    if (!asked) throw new Error("expected a question");
    const probabilities = Float32Array.from(
      answers.flatMap((digit) => Array.from({ length: 10 }, (_, i) => (i === digit ? 0.9 : 0.01))),
    );
    trainer.emit({
      type: "imagesRead",
      requestId: asked.requestId,
      count: answers.length,
      readings: [{ runId: run.id, probabilities }],
    });
    await later();
  };
  return { trainer, store, held, run, train, answer };
}

test("own digits that are kept come back, new ones are kept, and deleted ones are gone until they are brought back", async () => {
  const { store, held } = await createPage([{ id: "old", label: 7, strokes: threes[0]?.strokes ?? [] }]);
  expect(store.getState().myDigits.map(({ label }) => label)).toEqual([7]);
  store.actions.addMyDigits(threes);
  await later();
  expect(held.size).toBe(1 + threes.length);
  store.actions.deleteMyDigits(store.getState().myDigits.map(({ id }) => id));
  await later();
  expect([held.size, store.getState().myDigits.length]).toEqual([0, 0]);
  store.actions.undoDeleteMyDigits();
  await later();
  expect([held.size, store.getState().deletedDigits.length]).toEqual([1 + threes.length, 0]);
  store.dispose();
});

test("a run that has trained is measured on the own digits, and one that is reset has no figure any more", async () => {
  const { store, trainer, run, train, answer } = await createPage();
  store.actions.addMyDigits(threes.slice(0, 2));
  expect(trainer.sent("readImages")).toEqual([]);
  train(10);
  await expect.poll(() => trainer.sent("readImages").length).toBe(1);
  expect(trainer.sent("readImages")[0]).toMatchObject({ runIds: [run.id] });
  expect(trainer.sent("readImages")[0]?.images).toHaveLength(2 * 784);
  await answer([3, 8]);
  expect(store.getState().myDigitsAccuracy.get(run.id)).toEqual({ correct: 1, count: 2, answers: [3, 8] });
  trainer.emit({ type: "runStateChanged", runId: run.id, state: "ready", step: 0 });
  expect(store.getState().myDigitsAccuracy.size).toBe(0);
  store.dispose();
});

test("an answer about digits that have changed meanwhile is dropped, and they are measured again", async () => {
  const { store, trainer, run, train, answer } = await createPage();
  store.actions.addMyDigits(threes.slice(0, 1));
  train(10);
  await expect.poll(() => trainer.sent("readImages").length).toBe(1);
  store.actions.addMyDigits(threes.slice(1, 2));
  await answer([3]);
  expect(store.getState().myDigitsAccuracy.size).toBe(0);
  await expect.poll(() => trainer.sent("readImages").length).toBe(2);
  await answer([3, 3]);
  expect(store.getState().myDigitsAccuracy.get(run.id)).toMatchObject({ correct: 2, count: 2 });
  store.dispose();
});

test("many own digits are read a part at a time, so that a drawing need not wait for all", async () => {
  const { trainer, store, run, train, answer } = await createPage();
  store.actions.addMyDigits(Array.from({ length: 100 }, () => ({ label: 3, strokes: threes[0]?.strokes ?? [] })));
  train(5);
  await expect.poll(() => trainer.sent("readImages")).toHaveLength(1);
  expect(trainer.sent("readImages")[0]?.images).toHaveLength(96 * 784);
  await answer(Array.from({ length: 96 }, () => 3));
  expect(store.getState().myDigitsAccuracy.size).toBe(0);
  expect(trainer.sent("readImages")[1]?.images).toHaveLength(4 * 784);
  await answer([3, 3, 3, 8]);
  expect(store.getState().myDigitsAccuracy.get(run.id)).toMatchObject({ correct: 99, count: 100 });
  store.dispose();
});

test("fine-tuning adds a run that starts from the other's weights, with two thirds of each own digit to train on", async () => {
  const { store, trainer, run, train } = await createPage();
  store.actions.addMyDigits([...threes, ...threes].slice(0, 3));
  train(10);
  const asked = store.actions.fineTune(run.groupId, (name) => `${name} + my digits`);
  trainer.emit({ type: "checkpointed", runId: run.id, checkpoint: learnedBy(run.experiment) });
  const groupId = await asked;
  const added = trainer.sent("addRun").at(-1);
  expect(added?.checkpoint).toMatchObject({ step: 0, weights: [tensor], optimizerState: [{ values: Float32Array.of(0, 0) }] });
  expect(added?.own?.labels).toEqual(Uint8Array.of(3, 3));
  expect(added?.own?.images).toHaveLength(2 * 784);
  const tuned = store.getState().runs.find((one) => one.groupId === groupId);
  expect(tuned?.experiment.name).toBe(`${run.experiment.name} + my digits`);
  expect(trainer.sent("start").at(-1)?.runIds).toEqual([tuned?.id]);
  // A reset begins there again, and so does another seed; without digits there is nothing to mix in.
  store.actions.reset();
  expect(trainer.sent("reset").map(({ runId }) => runId)).not.toContain(tuned?.id);
  expect(trainer.sent("addRun").at(-1)).toMatchObject({ runId: tuned?.id, checkpoint: { step: 0, weights: [tensor] } });
  expect(trainer.sent("addRun").at(-1)?.own?.labels).toEqual(Uint8Array.of(3, 3));
  store.actions.setSeeds(groupId ?? "", 2);
  expect(trainer.sent("addRun").at(-1)).toMatchObject({ experiment: { seed: 2 }, checkpoint: { step: 0, weights: [tensor] } });
  store.actions.deleteMyDigits(store.getState().myDigits.map(({ id }) => id));
  store.actions.reset();
  expect(trainer.sent("addRun").at(-1)?.own?.labels).toHaveLength(0);
  store.actions.removeGroup(groupId ?? "");
  expect(store.getState().fineTunes.size).toBe(1);
  store.actions.forgetRemoved();
  expect(store.getState().fineTunes.size).toBe(0);
  store.dispose();
});

test("what a network read before it was fine-tuned stays when it trains on", async () => {
  const { store, trainer, run, train } = await createPage();
  store.actions.addMyDigits([...threes, ...threes].slice(0, 3));
  trainer.emit({ type: "epochEnded", ...epochWith(run.id, 0.9) });
  train(10);
  const asked = store.actions.fineTune(run.groupId, (name) => name);
  trainer.emit({ type: "checkpointed", runId: run.id, checkpoint: learnedBy(run.experiment) });
  const groupId = (await asked) ?? "";
  const before = () => store.getState().fineTunes.get(groupId)?.before;
  expect(before()).toEqual({ mnist: 0.9, own: null });
  const tuned = store.getState().runs.find((one) => one.groupId === groupId);
  const read = trainer.commands.findIndex((command) => command.type === "readImages" && command.runIds[0] === tuned?.id);
  expect(trainer.commands.findIndex((command) => command.type === "start")).toBeGreaterThan(read);
  const question = trainer.commands[read];
  if (question?.type !== "readImages") throw new Error("expected a question");
  const threeEightThree = [3, 8, 3].flatMap((digit) => Array.from({ length: 10 }, (_, i) => (i === digit ? 0.9 : 0.01)));
  const readings = [{ runId: tuned?.id ?? "", probabilities: Float32Array.from(threeEightThree) }];
  trainer.emit({ type: "imagesRead", requestId: question.requestId, count: 3, readings });
  await later();
  expect(before()).toEqual({ mnist: 0.9, own: { taught: 1, heldOut: 1 } });
  trainer.emit({ type: "epochEnded", ...epochWith(run.id, 0.95) });
  expect(before()).toEqual({ mnist: 0.9, own: { taught: 1, heldOut: 1 } });
  store.dispose();
});

test("what no epoch ended with is measured on MNIST before it is fine-tuned", async () => {
  const { store, trainer, run, train } = await createPage();
  store.actions.addMyDigits(threes);
  trainer.emit({ type: "epochEnded", ...epochWith(run.id, 0.9), step: 6 });
  train(10);
  const asked = store.actions.fineTune(run.groupId, (name) => name);
  trainer.emit({ type: "checkpointed", runId: run.id, checkpoint: learnedBy(run.experiment) });
  const groupId = (await asked) ?? "";
  const before = () => store.getState().fineTunes.get(groupId)?.before.mnist;
  expect(before()).toBeNull();
  const measured = trainer.sent("addRun").find(({ measure }) => measure.maxSteps === 10);
  if (!measured) throw new Error("expected a measurement");
  expect(measured.checkpoint).toMatchObject({ step: 10, weights: [tensor] });
  trainer.emit({ type: "runEnded", ...resultOf(measured.runId, 0.92) });
  await later();
  trainer.emit({ type: "imagesRead", requestId: trainer.sent("readImages").at(-1)?.requestId ?? 0, count: 0, readings: [] });
  await later();
  expect(before()).toBe(0.92);
  store.dispose();
});

test("a fine-tuned run that gets other layers trains without own digits", async () => {
  const { store, trainer, run, train } = await createPage();
  store.actions.addMyDigits(threes);
  train(10);
  const asked = store.actions.fineTune(run.groupId, (name) => `${name} + my digits`);
  trainer.emit({ type: "checkpointed", runId: run.id, checkpoint: learnedBy(run.experiment) });
  const groupId = (await asked) ?? "";
  const tuned = store.getState().runs.find((one) => one.groupId === groupId);
  if (!tuned) throw new Error("expected a fine-tuned run");
  store.actions.replaceExperiment(groupId, { ...tuned.experiment, layers: tuned.experiment.layers.slice(1) });
  const added = trainer.sent("addRun").at(-1);
  expect(added?.runId).toBe(tuned.id);
  expect(added?.own).toBeUndefined();
  expect(added?.checkpoint).toBeUndefined();
  store.actions.reset();
  expect(trainer.sent("reset").at(-1)?.runId).toBe(tuned.id);
  store.dispose();
});

test("of each digit every third drawing is kept apart", () => {
  const digits = Array.from({ length: 30 }, (_, index) => ({ id: String(index), label: index % 10, strokes: [] }));
  const heldOut = heldOutDigits(digits);
  expect([...heldOut]).toEqual(digits.slice(20).map(({ id }) => id));
});

test("digits written to a file and read again give networks the same images", () => {
  const all = drawnDigits.map(({ digit, strokes }) => ({ label: digit, strokes }));
  const read = readPenDrawings(writePenDrawings(all));
  if ("fault" in read) throw new Error(JSON.stringify(read.fault));
  expect(read.digits.map(({ label }) => label)).toEqual(all.map(({ label }) => label));
  for (const [index, { strokes }] of read.digits.entries()) {
    const image = renderDrawing(strokes);
    const original = renderDrawing(all[index]?.strokes ?? []);
    const difference = image?.reduce((most, value, pixel) => Math.max(most, Math.abs(value - (original?.[pixel] ?? 0))), 0);
    // A hundredth of a unit may move the edge of a line by a sample.
    expect(difference).toBeLessThan(0.15);
  }
});

test("a file has drawings whose longer side is 200 units, wherever they were drawn", () => {
  const file = JSON.parse(writePenDrawings(threes)) as { drawings: { strokes: [number, number][][] }[] };
  for (const { strokes } of file.drawings) {
    const bounds = inkBounds(strokes);
    expect(bounds && longestSide(bounds)).toBeCloseTo(200, 1);
    expect([bounds?.left, bounds?.top]).toEqual([0, 0]);
  }
});

test("the guided minute asks for each digit three times, each time in an order of its own", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (numbers) => {
      const asked = guidedDigits(() => numbers.next().value ?? 0);
      expect(asked).toHaveLength(30);
      for (let nth = 1; nth <= timesEach; nth += 1) {
        const labels = asked.filter((digit) => digit.nth === nth).map(({ label }) => label);
        expect(labels.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      }
    }),
  );
});
