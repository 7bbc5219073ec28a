import fc from "fast-check";
import { expect, test } from "vitest";
import { smoothSeries } from "../../src/store/smoothSeries";

const values = fc.float32Array({ minLength: 1, maxLength: 3000, noNaN: true, noDefaultInfinity: true, min: 0, max: 100 });
const weight = fc.double({ min: 0, max: 0.99, noNaN: true });

test("a constant series stays what it is from the first step on, whatever the smoothing", () => {
  fc.assert(
    fc.property(weight, fc.integer({ min: 1, max: 400 }), (w, count) => {
      for (const value of smoothSeries(w).update(new Float32Array(count).fill(2.5))) expect(value).toBeCloseTo(2.5, 5);
    }),
  );
});

test("each value is the mean of all before it, weighted by powers of the smoothing", () => {
  const series = Float32Array.of(4, 2, 1, 3);
  const smoothed = smoothSeries(0.5).update(series);
  expect(smoothed[3]).toBeCloseTo((3 + 1 / 2 + 2 / 4 + 4 / 8) / (1 + 1 / 2 + 1 / 4 + 1 / 8), 6);
  expect(smoothed[0]).toBe(4);
});

test("smoothed values stay between the least and the greatest so far", () => {
  fc.assert(
    fc.property(values, weight, (series, w) => {
      const smoothed = smoothSeries(w).update(series);
      let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const [i, value] of series.entries()) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        expect(smoothed[i]).toBeGreaterThanOrEqual(least - 1e-4);
        expect(smoothed[i]).toBeLessThanOrEqual(greatest + 1e-4);
      }
    }),
    { numRuns: 40 },
  );
});

test("a series smoothed piece by piece is the series smoothed at once", () => {
  fc.assert(
    fc.property(values, weight, fc.array(fc.nat(3000), { maxLength: 6 }), (series, w, cuts) => {
      const grown = smoothSeries(w);
      for (const cut of cuts.map((at) => at % series.length).sort((a, b) => a - b)) grown.update(series.subarray(0, cut));
      expect(grown.update(series)).toEqual(smoothSeries(w).update(series));
    }),
    { numRuns: 60 },
  );
});

test("what is not a number is passed on and changes no other value", () => {
  const clean = Float32Array.of(4, 2, 1, 3);
  const broken = Float32Array.of(4, 2, Number.NaN, 1, Number.POSITIVE_INFINITY, 3);
  const smoothed = smoothSeries(0.7).update(broken);
  expect(smoothed[2]).toBeNaN();
  expect(smoothed[4]).toBe(Number.POSITIVE_INFINITY);
  expect([0, 1, 3, 5].map((i) => smoothed[i])).toEqual([...smoothSeries(0.7).update(clean)]);
});

test("a series that starts anew forgets the one before, and views given out keep their values", () => {
  const smoothed = smoothSeries(0.9);
  const first = smoothed.update(Float32Array.of(9, 9, 9));
  expect([...smoothed.update(Float32Array.of(1, 1))]).toEqual([1, 1]);
  expect([...smoothed.update(Float32Array.of(5, 5, 5), true)]).toEqual([5, 5, 5]);
  expect([...first]).toEqual([9, 9, 9]);
});

test("no smoothing gives the values themselves", () => {
  const series = Float32Array.of(1, 5, 2);
  expect(smoothSeries(0).update(series)).toBe(series);
});
