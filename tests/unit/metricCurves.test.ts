import fc from "fast-check";
import { expect, test } from "vitest";
import { type CurveSource, measuredKind, metricCurve } from "../../src/features/charts/metricCurves";
import { seedSpread } from "../../src/features/charts/seedSpread";
import { createMetricSeries } from "../../src/store/metricSeries";
import { smoothSeries } from "../../src/store/smoothSeries";
import { chartedGroup, chartedRun, epochResult } from "../fixtures/chartedGroup";

const source = (losses: number[], epochs: CurveSource["epochs"] = [], weight = 0): CurveSource => {
  const series = createMetricSeries();
  series.append(
    0,
    Float32Array.from(losses),
    Float32Array.from(losses, (loss) => 1 - loss / 3),
  );
  return { series, smoothed: smoothSeries(weight).update(series.losses), epochs };
};
const byStep = (steps: number) => steps;
const measurement = { loss: 0.2, accuracy: 0.94, correct: 9400, count: 10_000 };

test("validation is shown where a run has it, test otherwise", () => {
  const kindOf = (...epochs: CurveSource["epochs"]) => measuredKind({ runs: [chartedRun("a", { epochs })] });
  expect(kindOf()).toBeNull();
  expect(kindOf(epochResult(1, 0.2))).toBe("test");
  expect(kindOf({ ...epochResult(1, 0.2), validation: measurement })).toBe("validation");
  expect(kindOf(epochResult(1, 0.2), { ...epochResult(2, 0.2), test: null })).toBe("test");
});

test("a curve ends at the last step, and measurements stand at the end of their epochs", () => {
  const group = chartedGroup({ runs: [chartedRun("a", { epochs: [epochResult(1, 0.3)] })] });
  const sources = [source(new Array(938).fill(0.5), [epochResult(1, 0.3)])];
  const inEpochs = (steps: number) => steps / 469;
  const curve = metricCurve(group, sources, "accuracy", inEpochs, { from: 0, to: 939 }, false);
  expect(curve.training.xs.at(-1)).toBeCloseTo(937 / 469);
  expect(curve.training.ys.at(-1)).toBeCloseTo(1 - 0.5 / 3);
  expect(curve.measured).toEqual({ xs: [1], ys: [0.9] });
});

test("a smoothed line has the single steps faint behind it, one that is not has nothing", () => {
  const losses = Array.from({ length: 4690 }, (_, i) => 1 / (1 + i));
  const range = { from: 0, to: 4690 };
  const smoothed = metricCurve(chartedGroup(), [source(losses, [], 0.9)], "loss", byStep, range, true);
  expect(smoothed.training.xs.length).toBeLessThanOrEqual(302);
  expect(smoothed.detail?.xs.length).toBeLessThanOrEqual(602);
  expect(smoothed.detail?.xs.length).toBeGreaterThan(280);
  expect(metricCurve(chartedGroup(), [source(losses)], "loss", byStep, range, false).detail).toBeNull();
});

test("a part of a curve reaches beyond both edges of the part, and few steps are all in it", () => {
  const losses = Array.from({ length: 5000 }, (_, i) => i);
  const { training } = metricCurve(chartedGroup(), [source(losses)], "loss", byStep, { from: 1000, to: 1100 }, false);
  expect(training.xs[0]).toBeLessThan(1000);
  expect(training.xs.at(-1)).toBeGreaterThanOrEqual(1099);
  expect(training.ys[5]).toBe(training.xs[5]);
});

test("several seeds are a mean within a band from the lowest to the highest, as far as all have come", () => {
  const seeds = fc.array(fc.array(fc.float({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 900 }), {
    minLength: 2,
    maxLength: 4,
  });
  fc.assert(
    fc.property(seeds, (rows) => {
      const length = Math.min(...rows.map((row) => row.length));
      const curve = metricCurve(
        chartedGroup(),
        rows.map((row) => source(row)),
        "loss",
        byStep,
        { from: 0, to: 900 },
        false,
      );
      expect(curve.training.xs.at(-1)).toBe(length - 1);
      expect(curve.runCount).toBe(rows.length);
      for (const [i, mean] of [...curve.training.ys].entries()) {
        expect(curve.band?.lows[i]).toBeLessThanOrEqual(mean + 1e-6);
        expect(curve.band?.highs[i]).toBeGreaterThanOrEqual(mean - 1e-6);
      }
    }),
    { numRuns: 50 },
  );
});

test("epochs that not all seeds have measured are no part of their mean", () => {
  const [first, second] = [epochResult(1, 0.2), epochResult(2, 0.1)];
  const other = epochResult(1, 0.4);
  const group = chartedGroup({ runs: [chartedRun("a", { epochs: [first, second] }), chartedRun("b", { epochs: [other] })] });
  const sources = [source(new Array(940).fill(1), [first, second]), source(new Array(500).fill(1), [other])];
  const { measured, measuredBand } = metricCurve(group, sources, "loss", byStep, { from: 0, to: 940 }, false);
  expect(measured.xs).toEqual([469]);
  expect(measured.ys[0]).toBeCloseTo(0.3);
  expect([measuredBand?.lows[0], measuredBand?.highs[0]]).toEqual([0.2, 0.4]);
});

test("a seed that is no number breaks mean and band at that place alone", () => {
  const { means, lows, highs } = seedSpread([
    [1, Number.NaN, 3],
    [3, 1, 1],
  ]);
  expect([...means]).toEqual([2, Number.NaN, 2]);
  expect([lows[1], highs[1]]).toEqual([Number.NaN, Number.NaN]);
  expect([lows[2], highs[2]]).toEqual([1, 3]);
});

test("changes of the learning rate are marked at their steps", () => {
  const changes = [
    { step: 4, learningRate: 0.01 },
    { step: 90, learningRate: 0.1 },
  ];
  const group = chartedGroup({ runs: [chartedRun("a", { learningRateChanges: changes })] });
  const { marks } = metricCurve(group, [source([1, 1, 1, 1, 1, 1])], "loss", (steps) => 2 * steps, { from: 0, to: 9 }, false);
  expect(marks).toEqual([{ x: 8, value: 0.01 }]);
});
