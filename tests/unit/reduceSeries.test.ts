import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketSizeFor, reduceSeries } from "../../src/store/reduceSeries";

const values = fc.float32Array({ minLength: 1, maxLength: 3000, noNaN: true, noDefaultInfinity: true, min: 0, max: 100 });
const target = fc.integer({ min: 2, max: 700 });

test("a series is never reduced to more points than asked for", () => {
  fc.assert(
    fc.property(values, target, fc.nat(3000), fc.nat(4000), (series, points, from, count) => {
      const reduced = reduceSeries(series, { from, to: from + count + 1 }, points);
      expect(reduced.means.length).toBeLessThanOrEqual(points);
    }),
  );
});

test("a long series still has at least half of the points asked for", () => {
  const reduced = reduceSeries(new Float32Array(9380), { from: 0, to: 9380 }, 600);
  expect(reduced.means.length).toBeGreaterThan(280);
});

test("every step of the range is covered, the first and the last included", () => {
  fc.assert(
    fc.property(values, target, fc.nat(2999), (series, points, start) => {
      const from = start % series.length;
      const reduced = reduceSeries(series, { from, to: series.length }, points);
      expect(reduced.firstSteps[0]).toBe(from);
      expect(reduced.lastSteps.at(-1)).toBe(series.length - 1);
      for (let i = 1; i < reduced.means.length; i++) {
        expect(reduced.firstSteps[i]).toBeLessThanOrEqual((reduced.lastSteps[i - 1] ?? -1) + 1);
      }
    }),
  );
});

test("means lie between the least and the greatest value, and positions ascend", () => {
  fc.assert(
    fc.property(values, target, (series, points) => {
      const reduced = reduceSeries(series, { from: 0, to: series.length }, points);
      for (let i = 0; i < reduced.means.length; i++) {
        const mean = reduced.means[i] ?? Number.NaN;
        const slack = 1e-9 * Math.max(1, Math.abs(mean));
        expect(mean).toBeGreaterThanOrEqual((reduced.minima[i] ?? Number.NaN) - slack);
        expect(mean).toBeLessThanOrEqual((reduced.maxima[i] ?? Number.NaN) + slack);
        if (i > 0) expect(reduced.positions[i]).toBeGreaterThan(reduced.positions[i - 1] ?? Number.NaN);
      }
    }),
  );
});

test("the greatest single step of a series is the greatest maximum", () => {
  fc.assert(
    fc.property(values, target, (series, points) => {
      const reduced = reduceSeries(series, { from: 0, to: series.length }, points);
      expect(Math.max(...reduced.maxima)).toBe(Math.max(...series));
      expect(Math.min(...reduced.minima)).toBe(Math.min(...series));
    }),
  );
});

test("while the range stays, a growing series keeps the points of its full buckets", () => {
  fc.assert(
    fc.property(values, target, fc.nat(2999), (series, points, cut) => {
      const range = { from: 0, to: 4000 };
      const earlier = reduceSeries(series.slice(0, cut % series.length), range, points);
      const later = reduceSeries(series, range, points);
      expect(later.bucketSize).toBe(earlier.bucketSize);
      const full = Math.floor((cut % series.length) / earlier.bucketSize);
      expect(later.means.slice(0, full)).toEqual(earlier.means.slice(0, full));
      expect(later.positions.slice(0, full)).toEqual(earlier.positions.slice(0, full));
    }),
  );
});

test("the bucket size is a power of two and grows with the range alone", () => {
  expect(bucketSizeFor({ from: 0, to: 599 }, 600)).toBe(1);
  expect(bucketSizeFor({ from: 0, to: 600 }, 600)).toBe(2);
  expect(bucketSizeFor({ from: 0, to: 10_000 }, 600)).toBe(32);
});

test("the line ends at the last step with the mean of the last bucket size of steps", () => {
  const series = Float32Array.from({ length: 11 }, (_, i) => i);
  const reduced = reduceSeries(series, { from: 0, to: 16 }, 5);
  expect(reduced.bucketSize).toBe(4);
  expect([...reduced.positions]).toEqual([1.5, 5.5, 10]);
  expect([...reduced.means]).toEqual([1.5, 5.5, 8.5]);
});

test("a step that is not a number makes its mean not finite and leaves its neighbours alone", () => {
  const series = Float32Array.of(1, 1, 2, Number.NaN, 3, 3, Number.POSITIVE_INFINITY, 4);
  const reduced = reduceSeries(series, { from: 0, to: 8 }, 5);
  expect(reduced.bucketSize).toBe(2);
  expect([...reduced.means.slice(0, 4)]).toEqual([1, Number.NaN, 3, Number.POSITIVE_INFINITY]);
  expect([...reduced.maxima.slice(0, 4)]).toEqual([1, 2, 3, 4]);
});

test("a range without steps gives no points", () => {
  expect(reduceSeries(new Float32Array(0), { from: 0, to: 100 }, 600).means).toHaveLength(0);
  expect(reduceSeries(new Float32Array(5), { from: 9, to: 100 }, 600).means).toHaveLength(0);
});
