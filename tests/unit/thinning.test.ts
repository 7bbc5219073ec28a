import * as fc from "fast-check";
import * as v from "valibot";
import { beforeAll, expect, test } from "vitest";
import { keptRows, thinOrder } from "../../src/data/thinRows";
import { trainingOrder } from "../../src/engine/trainingImages";
import { kerasCode } from "../../src/export/kerasCode";
import { pytorchCode } from "../../src/export/pytorchCode";
import { balancedWeights, keptCount, thinnedCounts } from "../../src/protocol/classBalance";
import { type Experiment, experimentSchema } from "../../src/protocol/experiment";
import { presets } from "../../src/protocol/presets";
import { runPlan } from "../../src/protocol/runPlan";
import { readExperimentUrl, writeExperimentUrl } from "../../src/store/experimentUrl";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(1000, 50);
const { labels } = dataset.train;
const whole = tinyExperiment({ trainingImages: 1000 });
const thinned = tinyExperiment({ trainingImages: 1000, thinning: { digit: 8, keep: 0.1 } });
const eights = labels.reduce((count, label) => count + (label === 8 ? 1 : 0), 0);
const orderOf = (experiment: Experiment, epoch = 0) => trainingOrder(experiment, runPlan(experiment), dataset.train, epoch);

beforeAll(startWasmInNode);

test("of the digit exactly its share stays, and every other image", () => {
  void fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0.001, max: 1, noNaN: true }), fc.nat(), (digit, keep, seed) => {
      const kept = keptRows(labels, 900, { digit, keep }, seed);
      const rows = [...kept.keys()].filter((row) => labels[row] === digit);
      expect(rows.filter((row) => kept[row] === 1)).toHaveLength(Math.max(1, Math.round(rows.length * keep)));
      expect(kept.every((stays, row) => stays === 1 || labels[row] === digit)).toBe(true);
    }),
  );
});

test("one image stays of the smallest share, and none of a digit that is not there", () => {
  expect(keptCount(500, 0.001)).toBe(1);
  expect(keptCount(0, 0.5)).toBe(0);
  expect(keptRows(Uint8Array.of(1, 2), 2, { digit: 8, keep: 0.1 }, 1)).toEqual(Uint8Array.of(1, 1));
});

test("an epoch is as long as a whole one, and shows every image that stays before any a second time", () => {
  const order = orderOf(thinned);
  expect(order).toHaveLength(1000);
  const remaining = 1000 - eights + keptCount(eights, 0.1);
  expect(new Set(order.subarray(0, remaining)).size).toBe(remaining);
  expect(new Set(order).size).toBe(remaining);
  const shown = new Set([...order].filter((row) => labels[row] === 8));
  expect(shown.size).toBe(keptCount(eights, 0.1));
  expect(new Set([...orderOf(thinned, 3)].filter((row) => labels[row] === 8))).toEqual(shown);
});

test("the images that stay follow from the seed, and without thinning nothing changes", () => {
  expect(orderOf(thinned)).toEqual(orderOf(thinned));
  const shown = (seed: number) => [...orderOf({ ...thinned, seed })].filter((row) => labels[row] === 8).toSorted();
  expect(shown(1)).not.toEqual(shown(2));
  expect(orderOf({ ...thinned, thinning: null })).toEqual(orderOf(whole));
});

test("of a set that is nothing but the digit the few that stay are shown again and again", () => {
  expect([...thinOrder(Uint32Array.of(2, 0, 1), Uint32Array.of(1, 2, 0), Uint8Array.of(0, 1, 0))]).toEqual([1, 1, 1]);
});

test("trained for drawing, written digits of the thinned digit are thinned out too", () => {
  const countOf = (experiment: Experiment) =>
    [...orderOf(experiment)].filter((row) => row >= 1000 && (row - 1000) % 10 === 8).length;
  const drawing = { ...whole, augmentation: "drawing" } as const;
  expect(countOf(drawing)).toBeGreaterThan(10);
  expect(countOf({ ...drawing, thinning: { digit: 8, keep: 0.001 } })).toBe(0);
});

test("training on thinned images gives other losses with the same number of steps, and test images stay whole", async () => {
  const recorder = trainerWithEvents(dataset);
  recorder.trainer.addRun("whole", whole, measureAtEnd);
  recorder.trainer.addRun("thinned", thinned, measureAtEnd);
  recorder.trainer.start(["whole", "thinned"]);
  await recorder.trainer.settled();
  const ended = recorder.told("runEnded");
  expect(ended.map(({ steps }) => steps)).toEqual([runPlan(whole).totalSteps, runPlan(whole).totalSteps]);
  expect(ended.map(({ test }) => test.count)).toEqual([50, 50]);
  const losses = recorder.told("epochEnded").map(({ trainLoss }) => trainLoss);
  expect(losses[0]).not.toBe(losses[1]);
  for (const id of ["whole", "thinned"]) recorder.trainer.removeRun(id);
  await recorder.trainer.settled();
});

test("experiments from before thinning read as whole ones, and the address carries it", () => {
  const { thinning: _, ...older } = presets["article0-dense128-batch128"];
  expect(v.parse(experimentSchema, older).thinning).toBe(null);
  expect(v.safeParse(experimentSchema, { ...older, thinning: { digit: 8, keep: 0 } }).success).toBe(false);
  const experiment: Experiment = { ...presets["article0-dense128-batch128"], thinning: { digit: 8, keep: 0.01 } };
  const read = readExperimentUrl(writeExperimentUrl({ seed: 1, groups: [{ experiment, seeds: 1 }] }));
  expect(read?.problems).toEqual([]);
  expect(read?.comparison.groups[0]?.experiment.thinning).toEqual({ digit: 8, keep: 0.01 });
});

test("with balanced weights every digit counts the same together, however few images it has", () => {
  const counts = thinnedCounts([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], { digit: 8, keep: 0.01 });
  expect(counts[8]).toBe(59);
  const images = counts.reduce((sum, count) => sum + count, 0);
  const weights = balancedWeights(counts);
  expect(weights[8]).toBe(91.88);
  for (const [digit, weight] of weights.entries()) expect((weight * (counts[digit] ?? 0)) / images).toBeCloseTo(0.1, 4);
  expect(balancedWeights([10, 0])).toEqual([0.5, 0]);
  expect(balancedWeights([1_000_000, 1])[1]).toBe(1000);
});

test("the Python programs leave out the same share of training images alone", () => {
  const experiment: Experiment = { ...presets["article4-dense128-batch64"], thinning: { digit: 8, keep: 0.01 } };
  for (const code of [kerasCode(experiment), pytorchCode(experiment)]) {
    expect(code).toContain("of_digit = generator.permutation(rows[y_train[:54000] == 8])");
    expect(code).toContain("np.arange(54000, len(x_train))");
  }
  expect(kerasCode(presets["article2-cnn"])).not.toContain("of_digit");
});
