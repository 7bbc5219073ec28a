import fc from "fast-check";
import { expect, test } from "vitest";
import { fillDropoutMask } from "../../src/engine/dropoutMask";

function mask(rate: number, seed: number, layer: number, step: number, length = 10_000): Float32Array {
  const values = new Float32Array(length).fill(Number.NaN);
  fillDropoutMask(values, rate, seed, layer, step);
  return values;
}

test("so many values are dropped as the rate says, the others are scaled up by as much", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.95, noNaN: true }), fc.nat(), (rate, seed) => {
      const values = mask(rate, seed, 1, 1);
      const kept = Math.fround(1 / (1 - rate));
      const dropped = values.filter((value) => value === 0).length;
      expect(values.every((value) => value === 0 || value === kept)).toBe(true);
      // Six standard deviations of a binomial, and one for rates next to nothing.
      expect(Math.abs(dropped - 10_000 * rate)).toBeLessThan(6 * Math.sqrt(10_000 * rate * (1 - rate)) + 1);
    }),
    { numRuns: 50 },
  );
});

test("a mask can be repeated from seed, layer and step, and each of them gives another", () => {
  expect(mask(0.5, 1, 2, 3)).toEqual(mask(0.5, 1, 2, 3));
  const first = mask(0.5, 1, 2, 3);
  for (const other of [mask(0.5, 2, 2, 3), mask(0.5, 1, 3, 3), mask(0.5, 1, 2, 4)]) {
    const agreeing = other.filter((value, i) => value === first[i]).length;
    expect(Math.abs(agreeing - 5000)).toBeLessThan(300);
  }
});
