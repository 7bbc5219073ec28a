import fc from "fast-check";
import { expect, test } from "vitest";
import { logCeiling, logFloor, logTicks, roundTicks, roundTop, tickDecimals, ticksBetween } from "../../src/ui/axisTicks";

test("a top is round, not below the value and less than 1.6 times as high", () => {
  expect([0.3, 0.31, 0.9, 1, 2.3, 2.6, 9380].map(roundTop)).toEqual([0.3, 0.4, 1, 1, 2.5, 3, 10_000]);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
      const top = roundTop(value);
      expect(top).toBeGreaterThanOrEqual(value * (1 - 1e-9));
      expect(top).toBeLessThan(value * 1.6);
    }),
  );
});

test("a value that is no size has the top 1", () => {
  expect([0, -1, Number.NaN, Number.POSITIVE_INFINITY].map(roundTop)).toEqual([1, 1, 1, 1]);
});

test("ticks start at 0, stay within the axis and are as few as asked for", () => {
  expect(roundTicks(0.6, 5)).toEqual([0, 0.2, 0.4, 0.6]);
  expect(roundTicks(0.3, 5)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(roundTicks(10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(roundTicks(9380, 5)).toEqual([0, 2000, 4000, 6000, 8000]);
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e7, noNaN: true }), fc.integer({ min: 3, max: 8 }), (max, most) => {
      const ticks = roundTicks(max, most);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeLessThanOrEqual(max * (1 + 1e-9));
    }),
  );
});

test("ticks are written with the decimals that tell them apart", () => {
  expect(tickDecimals([0, 2, 4])).toBe(0);
  expect(tickDecimals([0, 0.5, 1])).toBe(1);
  expect(tickDecimals([0, 0.05, 0.1])).toBe(2);
});

test("ticks of a part are multiples of their distance inside of it", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.double({ min: 1e-2, max: 1e4, noNaN: true }), (min, length) => {
      const ticks = ticksBetween(min, min + length, 5);
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(6);
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(min - 1e-6 * length);
        expect(tick).toBeLessThanOrEqual(min + length * (1 + 1e-6));
      }
    }),
  );
});

test("logarithmic ends are 1, 2 or 5 times a power of ten around the value", () => {
  expect([0.3, 0.2, 7, 10, 0.001].map(logFloor)).toEqual([0.2, 0.2, 5, 10, 0.001]);
  expect([0.3, 0.2, 7, 10, 0.001].map(logCeiling)).toEqual([0.5, 0.2, 10, 10, 0.001]);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
      expect(logFloor(value)).toBeLessThanOrEqual(value * (1 + 1e-8));
      expect(logFloor(value)).toBeGreaterThan(value / 2.51);
      expect(logCeiling(value)).toBeGreaterThanOrEqual(value * (1 - 1e-8));
      expect(logCeiling(value)).toBeLessThan(value * 2.51);
    }),
  );
});

test("a logarithmic axis has fine ticks while they are few and powers of ten where they are many", () => {
  expect(logTicks(0.05, 2)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
  expect(logTicks(0.001, 100)).toEqual([0.001, 0.01, 0.1, 1, 10, 100]);
});
