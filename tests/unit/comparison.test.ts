import * as fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { runFigures, spreadOf } from "../../src/features/compare/figures.ts";
import { makeLogAxis, makeShareAxis } from "../../src/features/compare/scatterAxes.ts";
import { makeScatterView } from "../../src/features/compare/scatterView.ts";
import { makeSettingRows } from "../../src/features/compare/settingRows.ts";
import { makeGroupRows, nextSort, shownColumns, type TableSort } from "../../src/features/compare/tableRows.ts";
import { makePairs } from "../../src/features/compare/verdictPairs.ts";
import { comparedFigures, firstComparisonView, parseComparisonView } from "../../src/protocol/comparisonView.ts";
import { type Experiment, experimentSchema } from "../../src/protocol/experiment.ts";
import { presets } from "../../src/protocol/presets.ts";
import { createMeasuredGroupsSelector } from "../../src/store/measuredGroups.ts";
import type { PlaygroundStore } from "../../src/store/playgroundState.ts";
import { runGroups } from "../../src/store/runGroups.ts";
import { enPanels } from "../../src/text/enPanels.ts";
import type { FakeTrainer } from "../fixtures/fakeTrainer.ts";
import { addGroup, createReadyStore, endGroup } from "../fixtures/measuredRuns.ts";

const words = enPanels.compare;
const cnn = { experiment: presets["article2-cnn"], accuracy: 0.988, seeds: 3, seconds: 60 };
const dense = { experiment: presets["article0-dense128-batch128"], accuracy: 0.977, seconds: 12 };

let trainer: FakeTrainer;
let store: PlaygroundStore;
let labels: Uint8Array;

beforeEach(() => {
  ({ trainer, store, labels } = createReadyStore());
});

const groups = () => runGroups(store.getState().runs);
const rows = (sort: TableSort | null = null, baseline: string | null = null) =>
  makeGroupRows(groups(), labels, baseline, sort, words);
const names = (sort: TableSort | null) => rows(sort).map(({ name }) => name);

/** Both groups, ended. */
function endBoth() {
  const ids = [dense, cnn].map((spec) => addGroup(store, spec));
  for (const [i, spec] of [dense, cnn].entries()) endGroup(trainer, store, ids[i] ?? "", spec, labels);
  return ids;
}

test("a run that has not trained has its size, and no figure that it has not earned", () => {
  addGroup(store, dense);
  const [run] = store.getState().runs;
  if (!run) throw new Error("expected a run");
  expect(runFigures(run, labels)).toEqual({
    testAccuracy: null,
    handAccuracy: null,
    parameters: 101_770,
    flops: 2 * 784 * 128 + 128 + 2 * 128 * 10 + 10,
    seconds: null,
    f1: null,
    precision: null,
    recall: null,
    bestValidation: null,
    accuracyPerMegaflop: null,
    imagesPerSecond: null,
    epochs: 0,
  });
});

test("a run that has ended has every figure, from its result", () => {
  endBoth();
  const [run] = store.getState().runs;
  if (!run?.result) throw new Error("expected a result");
  const figures = runFigures(run, labels);
  expect(figures.testAccuracy).toBe(run.result.test.accuracy);
  // The digits come about equally often, so the mean recall is about the accuracy.
  expect(figures.recall).toBeCloseTo(run.result.test.accuracy, 3);
  expect(figures.accuracyPerMegaflop).toBeCloseTo((100 * run.result.test.accuracy) / 0.203402, 1);
  expect(figures.imagesPerSecond).toBeCloseTo((run.plan.trainingImages * run.experiment.epochs) / run.result.seconds, 3);
  expect(figures.bestValidation).toBeCloseTo(0.977 - 0.04 / run.experiment.epochs, 9);
  expect(figures.epochs).toBe(run.experiment.epochs);
});

test("a group stands at the mean of its seeds, with the lowest and the highest", () => {
  endBoth();
  const accuracies = store
    .getState()
    .runs.flatMap(({ groupId, result }) => (groupId === groups()[1]?.id ? (result?.test.accuracy ?? []) : []));
  const row = rows()[1];
  expect(row?.spreads.testAccuracy).toEqual({
    mean: accuracies.reduce((sum, value) => sum + value, 0) / 3,
    low: Math.min(...accuracies),
    high: Math.max(...accuracies),
    seeds: 3,
  });
  expect(row?.seeds.map(({ name }) => name)).toEqual(["Seed 1", "Seed 2", "Seed 3"]);
  expect(row?.cells.testAccuracy.notes).toHaveLength(3);
  expect(spreadOf([], "seconds")).toBeNull();
});

test("every group but the baseline says how far it is from it", () => {
  const [denseId = "", cnnId = ""] = endBoth();
  const notes = (baseline: string | null, row: number) => rows(null, baseline)[row]?.cells.parameters.notes;
  expect(notes(null, 0)).toEqual([]);
  expect(notes(null, 1)).toEqual(["−8 %".replace(" ", "\u202f")]);
  expect(notes(cnnId, 0)).toEqual(["+9 %".replace(" ", "\u202f")]);
  expect(rows(null, denseId).map(({ isBaseline }) => isBaseline)).toEqual([true, false]);
  expect(rows(null, "gone").map(({ isBaseline }) => isBaseline)).toEqual([true, false]);
  expect(rows(null, denseId)[1]?.cells.testAccuracy.notes.at(-1)).toMatch(/^\+1\.\d\d points$/);
});

test("every column sorts the best to the top, then to the bottom, then not at all", () => {
  endBoth();
  addGroup(store, { ...dense, experiment: { ...dense.experiment, name: "A new one" } });
  const [first, second] = [dense.experiment.name, cnn.experiment.name];
  const once = nextSort(null, "testAccuracy");
  const twice = nextSort(once, "testAccuracy");
  expect(names(once)).toEqual([second, first, "A new one"]);
  // What has no figure yet stays below.
  expect(names(twice)).toEqual([first, second, "A new one"]);
  expect(nextSort(twice, "testAccuracy")).toBeNull();
  expect(nextSort(null, "seconds")?.direction).toBe("ascending");
  expect(names(nextSort(null, "name"))).toEqual(["A new one", second, first]);
  for (const figure of comparedFigures) expect(names(nextSort(null, figure))).toHaveLength(3);
});

test("differences only leaves out columns in which all groups are the same, and none that is still open", () => {
  addGroup(store, dense);
  const view = { columns: comparedFigures, differencesOnly: true };
  const withoutHand = comparedFigures.filter((figure) => figure !== "handAccuracy");
  expect(shownColumns(view, rows())).toEqual(withoutHand);
  addGroup(store, { ...dense, experiment: { ...dense.experiment, batchSize: 32 } });
  expect(shownColumns(view, rows())).not.toContain("parameters");
  expect(shownColumns(view, rows())).toContain("testAccuracy");
  expect(shownColumns({ ...view, differencesOnly: false }, rows())).toEqual(withoutHand);
  expect(shownColumns({ columns: ["f1", "parameters"], differencesOnly: true }, rows())).toEqual(["f1"]);
});

test("own digits are a column as soon as a network has read some", () => {
  addGroup(store, dense);
  const [run] = store.getState().runs;
  const readings = new Map([[run?.id ?? "", { correct: 27, count: 30, answers: [] }]]);
  const read = makeGroupRows(runGroups(store.getState().runs), labels, null, null, enPanels.compare, readings);
  expect(shownColumns(firstComparisonView, read)).toContain("handAccuracy");
  expect(read[0]?.cells.handAccuracy.value).toMatch(/^90\.00/);
});

test("settings that differ come first", () => {
  addGroup(store, dense);
  addGroup(store, { ...dense, experiment: { ...dense.experiment, batchSize: 32, epochs: 3 } });
  const settings = makeSettingRows(groups(), words);
  expect(settings.filter(({ isSame }) => !isSame).map(({ id }) => id)).toEqual(["batchSize", "epochs"]);
  expect(settings.slice(0, 2).map(({ values }) => values)).toEqual([
    ["128", "32"],
    ["10", "3"],
  ]);
  expect(new Set(settings.map(({ label }) => label)).size).toBe(settings.length);
});

test("every field of an experiment but its name is a setting", () => {
  const told = new Set(words.settings.rows.map(({ id }) => id));
  const fields = Object.keys(experimentSchema.entries).filter((field) => !["name", "dataset", "loss", "seed"].includes(field));
  expect(fields.filter((field) => !told.has(field))).toEqual([]);
});

test("a setting of every kind that differs is told apart in words", () => {
  const experiment: Experiment = presets["article2-cnn"];
  const [conv, ...rest] = experiment.layers;
  if (conv?.kind !== "conv2d") throw new Error("expected a convolution first");
  const changes = [
    { layers: [{ ...conv, padding: "same" as const }, ...rest] },
    { layers: [{ ...conv, l2: 0.001 }, ...rest] },
    { layers: [{ ...conv, strides: 2 }, ...rest] },
    { optimizer: { kind: "sgd" as const, learningRate: 0.001, momentum: 0.9 } },
    { schedule: { kind: "cosine" as const, finalFraction: 0, warmUpSteps: 10 } },
    { schedule: { kind: "step" as const, everyEpochs: 2, factor: 0.5, warmUpSteps: 0 } },
    { earlyStopping: { patience: 2 } },
    { classWeights: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
    { validation: { kind: "lastFraction" as const, fraction: 0.25 } },
    { initialization: "he" as const },
    { trainingImages: 1000 },
    { shuffle: !experiment.shuffle },
  ];
  for (const change of changes) {
    const told = (changed: Experiment) => words.settings.rows.map(({ value }) => value(changed, [1])).join("|");
    expect(told({ ...experiment, ...change })).not.toBe(told(experiment));
  }
});

test("pairs are all of them, or those with the baseline first", () => {
  endBoth();
  const third = { ...dense, experiment: { ...dense.experiment, batchSize: 64, name: "Third" } };
  endGroup(trainer, store, addGroup(store, third), third, labels);
  const measured = createMeasuredGroupsSelector()(store.getState());
  const told = (withBaseline: boolean, baseline: string | null) =>
    makePairs(measured, withBaseline, baseline).map(({ a, b }) => `${a.name} ${b.name}`);
  const [first, second] = [dense.experiment.name, cnn.experiment.name];
  expect(told(false, null)).toEqual([`${first} ${second}`, `${first} Third`, `${second} Third`]);
  expect(told(true, measured[1]?.id ?? "")).toEqual([`${second} ${first}`, `${second} Third`]);
  expect(new Set(makePairs(measured, false, null).map(({ key }) => key)).size).toBe(3);
});

test("groups that have ended stay the same while another trains, and are others once one is trained again", () => {
  const select = createMeasuredGroupsSelector();
  expect(select(store.getState())).toEqual([]);
  endBoth();
  const before = select(store.getState());
  expect(before.map(({ runIds }) => runIds.length)).toEqual([1, 3]);
  addGroup(store, { ...dense, experiment: { ...dense.experiment, epochs: 1 } });
  expect(select(store.getState())).toBe(before);
  store.actions.reset();
  for (const { id } of store.getState().runs) trainer.emit({ type: "runStateChanged", runId: id, state: "ready", step: 0 });
  expect(select(store.getState())).toEqual([]);
});

test("the scatter has the measured groups, the front of those, and axes that hold them", () => {
  expect(makeScatterView(groups(), "parameters", words)).toBeNull();
  endBoth();
  const byTime = makeScatterView(groups(), "seconds", words);
  expect(byTime?.points.map(({ name }) => name)).toEqual([dense.experiment.name, cnn.experiment.name]);
  // The dense network is faster, the CNN better: both are on the front. The CNN has fewer parameters and beats it there.
  expect(byTime?.front).toHaveLength(2);
  expect(makeScatterView(groups(), "parameters", words)?.front).toHaveLength(1);
  for (const { x, low, high } of byTime?.points ?? []) {
    expect(x).toBeGreaterThan(byTime?.xAxis.min ?? 0);
    expect(x).toBeLessThan(byTime?.xAxis.max ?? 0);
    expect(low).toBeGreaterThanOrEqual(byTime?.yAxis.min ?? 1);
    expect(high).toBeLessThanOrEqual(byTime?.yAxis.max ?? 0);
  }
  expect(byTime?.summary).toMatch(/on the front/);
});

test("axes hold all values and have two to twelve ticks whose labels differ", () => {
  void fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 2e7, noNaN: true }), { minLength: 1, maxLength: 8 }), (values) => {
      const { min, max, ticks } = makeLogAxis("", values, words.scatter.xTick);
      expect(min).toBeLessThan(Math.min(...values));
      expect(max).toBeGreaterThan(Math.max(...values));
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(12);
    }),
  );
  void fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (shares) => {
      const { min, max, ticks } = makeShareAxis("", shares, words.scatter.yTick);
      expect(min).toBeLessThanOrEqual(Math.min(...shares));
      expect(max).toBeGreaterThanOrEqual(Math.max(...shares));
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
    }),
  );
});

test("a kept view is taken over, and anything else is the first view", () => {
  const kept = { columns: ["f1", "seconds"], differencesOnly: true };
  expect(parseComparisonView(JSON.stringify(kept))).toEqual(kept);
  for (const text of [null, "", "{", "null", '{"columns":["weight"],"differencesOnly":true}', '{"columns":[]}']) {
    expect(parseComparisonView(text)).toBe(firstComparisonView);
  }
});

test("a p-value near the line that decides is not rounded across it", () => {
  expect(words.verdicts.p(0.0496)).toBe("p = 0.0496");
  expect(words.verdicts.p(0.00004)).toBe("p < 0.0001");
  expect(words.verdicts.p(0.2)).toBe("p = 0.200");
});
