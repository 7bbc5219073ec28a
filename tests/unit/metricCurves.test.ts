import { expect, test } from "vitest";
import { createChartedRunsSelector, measuredKind, metricCurve } from "../../src/features/charts/metricCurves";
import { presets } from "../../src/protocol/presets";
import { runPlan } from "../../src/protocol/runPlan";
import { createMetricSeries } from "../../src/store/metricSeries";
import type { PlaygroundState, Run } from "../../src/store/playgroundState";

const experiment = presets["article0-dense128-batch128"];
const run: Run = {
  id: "a",
  presetId: "article0-dense128-batch128",
  experiment,
  plan: runPlan(experiment),
  colorIndex: 0,
  state: "training",
  step: 0,
  trainingSeconds: 0,
  imagesPerSecond: null,
  secondsLeft: null,
  epochs: [],
  result: null,
  problem: null,
};
// The selector reads the runs alone.
const withRuns = (...runs: Run[]) => ({ runs }) as unknown as PlaygroundState;
const measurement = { loss: 0.2, accuracy: 0.94, correct: 9400, count: 10_000 };
const epoch = {
  runId: "a",
  epoch: 1,
  step: 469,
  trainLoss: 0.3,
  trainAccuracy: 0.9,
  validation: null,
  test: measurement,
  seconds: 3,
};
const charted = (change: Partial<Run> = {}) => {
  const [first] = createChartedRunsSelector()(withRuns({ ...run, ...change }));
  if (!first) throw new Error("the selector lost the run");
  return first;
};

test("a step is no reason to render the charts' list of runs again, an epoch is", () => {
  const select = createChartedRunsSelector();
  const [first] = select(withRuns(run));
  const [afterStep] = select(withRuns({ ...run, step: 5, trainingSeconds: 1 }));
  const [afterEpoch] = select(withRuns({ ...run, epochs: [epoch] }));
  expect(afterStep).toBe(first);
  expect(afterEpoch).not.toBe(first);
});

test("validation is shown where a run has it, test otherwise", () => {
  expect(measuredKind(charted())).toBeNull();
  expect(measuredKind(charted({ epochs: [epoch] }))).toBe("test");
  expect(measuredKind(charted({ epochs: [{ ...epoch, validation: measurement }] }))).toBe("validation");
  expect(measuredKind(charted({ epochs: [epoch, { ...epoch, epoch: 2, test: null }] }))).toBe("test");
});

test("a curve ends at the last step and its epochs stand at whole numbers", () => {
  const series = createMetricSeries();
  series.append(0, new Float32Array(938).fill(0.5), new Float32Array(938).fill(0.8));
  const curve = metricCurve(charted({ epochs: [epoch] }), series, "accuracy", "epoch", 2);
  expect(curve.training.xs.at(-1)).toBeCloseTo(937 / 469);
  expect(curve.training.ys.at(-1)).toBeCloseTo(0.8);
  expect(curve.measured).toEqual({ xs: [1], ys: [0.94] });
  expect(metricCurve(charted({ epochs: [epoch] }), series, "loss", "step", 1000).measured).toEqual({ xs: [469], ys: [0.2] });
});

test("few steps are all drawn, many have finer detail behind the strong line", () => {
  const series = createMetricSeries();
  series.append(0, new Float32Array(4690), new Float32Array(4690));
  const short = metricCurve(charted(), series, "loss", "step", 60);
  expect(short.detail).toBeNull();
  const long = metricCurve(charted(), series, "loss", "step", 4690);
  expect(long.detail?.xs.length).toBeLessThanOrEqual(600);
  expect(long.detail?.xs.length).toBeGreaterThan(280);
  expect(long.training.xs.length).toBeLessThanOrEqual(96);
});
