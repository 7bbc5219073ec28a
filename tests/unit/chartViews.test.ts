import { expect, test } from "vitest";
import { createChartedGroupsSelector } from "../../src/features/charts/chartedGroups";
import { type ChartSources, makeChartViews } from "../../src/features/charts/chartViews";
import { createCurveMaker } from "../../src/features/charts/createCurveMaker";
import { presets } from "../../src/protocol/presets";
import { runPlan } from "../../src/protocol/runPlan";
import { createMetricSeries } from "../../src/store/metricSeries";
import type { PlaygroundState, Run } from "../../src/store/playgroundState";
import { en } from "../../src/text/en";
import { chartedGroup, chartedRun, epochResult } from "../fixtures/chartedGroup";

const seriesOf = (steps: number) => {
  const series = createMetricSeries();
  const losses = Float32Array.from({ length: steps }, (_, i) => 2 / (1 + i / 10));
  series.append(
    0,
    losses,
    losses.map((loss) => 1 - loss / 3),
    steps / 100,
  );
  return series;
};
const sources = (change: Partial<ChartSources> = {}): ChartSources => {
  const series = seriesOf(1000);
  return {
    groups: [chartedGroup({ name: "Dense" })],
    seriesOf: () => series,
    view: { unit: "step", isLogarithmic: false, smoothing: 0.9 },
    zoom: null,
    makeCurve: createCurveMaker(),
    texts: en,
    ...change,
  };
};

test("a curve of which nothing has changed is the same again, one with new steps is another", () => {
  const given = sources();
  const first = makeChartViews(given);
  const again = makeChartViews(given);
  expect(again.loss.curves[0]).toBe(first.loss.curves[0]);
  given.seriesOf("a")?.append(1000, Float32Array.of(0.1), Float32Array.of(0.9));
  const grown = makeChartViews(given);
  expect(grown.loss.curves[0]).not.toBe(first.loss.curves[0]);
  expect(grown.loss.curves[0]?.training.xs.at(-1)).toBe(1000);
});

test("a series that was emptied and filled again is smoothed anew", () => {
  const given = sources();
  makeChartViews(given);
  const series = given.seriesOf("a");
  series?.clear();
  series?.append(0, new Float32Array(1000).fill(7), new Float32Array(1000).fill(0.5));
  const { ys } = makeChartViews(given).loss.curves[0]?.training ?? { ys: [] };
  for (const y of ys) expect(y).toBeCloseTo(7, 4);
});

test("a hidden group has no curve, and an empty chart says that all are hidden", () => {
  const hidden = chartedGroup({ isHidden: true });
  expect(makeChartViews(sources({ groups: [hidden, chartedGroup({ id: "b" })] })).loss.curves.map(({ id }) => id)).toEqual(["b"]);
  const { loss } = makeChartViews(sources({ groups: [hidden] }));
  expect(loss.curves).toEqual([]);
  expect(loss.emptyText).toBe(en.charts.allHidden);
});

test("a part of the axis has round ticks, a value axis of its own, and every step once it is short", () => {
  const whole = makeChartViews(sources());
  const part = makeChartViews(sources({ zoom: { min: 500, max: 620 } }));
  expect(whole.whole).toEqual({ min: 0, max: 1000 });
  expect(part.loss.xAxis).toMatchObject({ min: 500, max: 620 });
  expect(part.loss.yAxis.max).toBeLessThan(whole.loss.yAxis.max);
  expect(part.legend.averaging).toBe("solid: smoothed over about 10 steps, faint: every step");
  expect(part.loss.curves[0]?.training.xs.length).toBeGreaterThan(119);
});

test("seconds and work are axes as well, and say what they count", () => {
  const inUnit = (unit: "seconds" | "flops" | "images") =>
    makeChartViews(sources({ view: { unit, isLogarithmic: false, smoothing: 0 } })).loss;
  expect(inUnit("seconds").xAxis).toMatchObject({ title: "Training time, s", max: 10 });
  expect(inUnit("images").xAxis).toMatchObject({ title: "Training images, thousands", max: 150_000 });
  expect(inUnit("flops").xAxis.title).toBe("Training work, MFLOP");
  expect(inUnit("seconds").curves[0]?.training.xs.at(-1)).toBeCloseTo(9.99);
});

test("before the first step the axis shows the plan", () => {
  const empty = createMetricSeries();
  const { loss } = makeChartViews(sources({ seriesOf: () => empty }));
  expect(loss.curves).toEqual([]);
  expect(loss.xAxis.max).toBe(4690);
});

test("logarithmic axes are for both charts, the one for accuracy by its distance to 100 %", () => {
  const views = makeChartViews(sources({ view: { unit: "step", isLogarithmic: true, smoothing: 0.9 } }));
  expect(views.loss.yAxis.scale).toBe("log");
  expect(views.loss.yAxis.min).toBeGreaterThan(0);
  expect(views.accuracy.yAxis.scale).toBe("logToOne");
  expect(views.accuracy.note).toBe(en.charts.accuracy.logarithmic);
});

test("a seed without steps does not hold the mean of the others back", () => {
  const [filled, empty] = [seriesOf(500), createMetricSeries()];
  const group = chartedGroup({ runs: [chartedRun("a"), chartedRun("b", { seed: 2 }), chartedRun("c", { seed: 3 })] });
  const views = makeChartViews(sources({ groups: [group], seriesOf: (id) => (id === "c" ? empty : filled) }));
  expect(views.loss.curves[0]).toMatchObject({ runCount: 2 });
  expect(views.legend.band).toBe(en.charts.legend.band);
});

const experiment = presets["article0-dense128-batch128"];
const run: Run = {
  id: "a",
  groupId: "g",
  presetId: null,
  experiment,
  plan: runPlan(experiment),
  colorIndex: 0,
  state: "training",
  step: 0,
  trainingSeconds: 0,
  imagesPerSecond: null,
  secondsLeft: null,
  epochs: [],
  learningRateChanges: [],
  result: null,
  problem: null,
};
const stateOf = (runs: Run[], hidden: string[] = []) =>
  // The selector reads the runs and the view of groups alone.
  ({
    runs,
    groupView: { hidden: new Set(hidden), pinned: new Set(), highlighted: null, baseline: null },
  }) as unknown as PlaygroundState;

test("a step is no reason to make the charts' groups again; an epoch, another rate or a hidden group is", () => {
  const select = createChartedGroupsSelector();
  const groupOf = (change: Partial<Run>, hidden?: string[]) => select(stateOf([{ ...run, ...change }], hidden))[0];
  const first = groupOf({});
  expect(groupOf({ step: 5, trainingSeconds: 1 })).toBe(first);
  expect(groupOf({ learningRateChanges: [{ step: 3, learningRate: 0.1 }] })).not.toBe(first);
  const withEpoch = groupOf({ epochs: [epochResult(1, 0.2)] });
  expect(withEpoch).not.toBe(first);
  expect(groupOf({ epochs: withEpoch?.runs[0]?.epochs ?? [] }, ["g"])?.isHidden).toBe(true);
});

test("training on an image is three times the work of reading it", () => {
  const [group] = createChartedGroupsSelector()(stateOf([run]));
  // Two operations a weight and one a bias: 784 · 128 + 128, 128 · 10 + 10.
  expect(group?.flopsPerImage).toBe(3 * (2 * 784 * 128 + 128 + 2 * 128 * 10 + 10));
});
