import fc from "fast-check";
import { expect, test } from "vitest";
import { createMetricSeries } from "../../src/store/metricSeries";

const ramp = (count: number, from = 0) => Float32Array.from({ length: count }, (_, i) => from + i);

test("a new series holds no steps", () => {
  const series = createMetricSeries();
  expect(series.length).toBe(0);
  expect(series.losses).toHaveLength(0);
});

test("appended steps keep their values across many growths", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 }), (counts) => {
      const series = createMetricSeries();
      for (const count of counts) series.append(series.length, ramp(count, series.length), ramp(count, -series.length));
      const total = counts.reduce((sum, count) => sum + count, 0);
      expect(series.length).toBe(total);
      expect(series.losses).toHaveLength(total);
      expect(series.accuracies).toHaveLength(total);
      expect(series.losses.every((value, step) => value === step)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("a step sent twice is replaced, not added again", () => {
  const series = createMetricSeries();
  series.append(0, ramp(5), ramp(5));
  series.append(3, Float32Array.of(30, 40, 50), Float32Array.of(0.3, 0.4, 0.5));
  expect([...series.losses]).toEqual([0, 1, 2, 30, 40, 50]);
  series.append(0, Float32Array.of(9), Float32Array.of(9));
  expect(series.length).toBe(6);
});

test("a gap throws and changes nothing", () => {
  const series = createMetricSeries();
  series.append(0, ramp(5), ramp(5));
  expect(() => series.append(6, ramp(1), ramp(1))).toThrow(RangeError);
  expect(() => series.append(-1, ramp(1), ramp(1))).toThrow(RangeError);
  expect(() => series.append(5, ramp(2), ramp(1))).toThrow(RangeError);
  expect(series.length).toBe(5);
});

test("NaN and infinity are kept as they came", () => {
  const series = createMetricSeries();
  series.append(0, Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY), ramp(2));
  expect([...series.losses]).toEqual([Number.NaN, Number.POSITIVE_INFINITY]);
});

test("clear leaves an empty series that can be filled again", () => {
  const series = createMetricSeries();
  series.append(0, ramp(5000), ramp(5000));
  series.clear();
  expect(series.length).toBe(0);
  series.append(0, ramp(2), ramp(2));
  expect([...series.losses]).toEqual([0, 1]);
});

test("the edition tells a series that only grew from one whose steps changed", () => {
  const series = createMetricSeries();
  series.append(0, ramp(5), ramp(5));
  const { edition } = series;
  series.append(5, ramp(5), ramp(5));
  expect(series.edition).toBe(edition);
  series.append(9, ramp(1), ramp(1));
  const replaced = series.edition;
  expect(replaced).not.toBe(edition);
  series.clear();
  expect(series.edition).not.toBe(replaced);
});
