import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, deriveSeed, fillUniform, identity, permutation, randomPurpose } from "../../src/data/random";

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const draw = (from: number, count: number) => {
  const random = createRandom(from);
  return Array.from({ length: count }, random);
};

test("a permutation holds every number exactly once, whatever the count and seed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), seed, (count, seed) => {
      expect(permutation(count, seed).toSorted()).toEqual(identity(count));
    }),
  );
});

test("every place of a permutation is equally likely for every number", () => {
  const counts = Array.from({ length: 25 }, () => 0);
  const rounds = 10_000;
  for (let s = 0; s < rounds; s++) {
    for (const [place, number] of permutation(5, deriveSeed(s)).entries())
      counts[5 * place + number] = (counts[5 * place + number] ?? 0) + 1;
  }
  // Five standard deviations of a binomial with p = 1/5.
  for (const count of counts) expect(Math.abs(count - rounds / 5)).toBeLessThan(5 * Math.sqrt(rounds * 0.2 * 0.8));
});

test("the same seed gives the same numbers, another seed others", () => {
  fc.assert(
    fc.property(seed, seed, (a, b) => {
      expect(draw(a, 8)).toEqual(draw(a, 8));
      if (a !== b) expect(draw(a, 8)).not.toEqual(draw(b, 8));
    }),
  );
});

test("the numbers stay what they were when the first experiments were made, so that those can be repeated", () => {
  expect(draw(1, 4)).toEqual([393288148, 2174103013, 3814759091, 2092745082]);
  expect(deriveSeed(1, randomPurpose.weights, 0)).toBe(1687133214);
});

test("numbers are whole, within 32 bits, and fill their range evenly in every bit", () => {
  const numbers = draw(deriveSeed(3), 20_000);
  expect(numbers.every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 32)).toBe(true);
  for (let bit = 0; bit < 32; bit++) {
    const ones = numbers.filter((n) => (n >>> bit) & 1).length;
    expect(Math.abs(ones - 10_000), `bit ${bit}`).toBeLessThan(5 * Math.sqrt(20_000 / 4));
  }
});

test("seeds derived from neighbours are unrelated: no two alike, half of the bits differ", () => {
  const derived: number[] = [];
  for (let s = 0; s < 40; s++) {
    for (let index = 0; index < 40; index++) for (const purpose of [1, 2, 3]) derived.push(deriveSeed(s, purpose, index));
  }
  expect(new Set(derived).size).toBe(derived.length);
  const differing = derived
    .slice(1)
    .map((value, i) => ((value ^ (derived[i] ?? 0)) >>> 0).toString(2).replaceAll("0", "").length);
  const mean = differing.reduce((sum, n) => sum + n, 0) / differing.length;
  expect(Math.abs(mean - 16)).toBeLessThan(0.3);
});

test("the order of what a seed is derived from counts", () => {
  fc.assert(fc.property(seed, seed, (a, b) => a === b || deriveSeed(a, b) !== deriveSeed(b, a)));
});

test("uniform values stay within their bound on both sides and reach near it", () => {
  fc.assert(
    fc.property(fc.float({ min: Math.fround(0.001), max: 10, noNaN: true }), seed, (bound, seed) => {
      const values = new Float32Array(400);
      fillUniform(values, bound, seed);
      const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
      const smallest = values.reduce((least, value) => Math.min(least, value), Infinity);
      expect(largest).toBeLessThanOrEqual(bound);
      expect(smallest).toBeGreaterThanOrEqual(-bound);
      expect(largest).toBeGreaterThan(0.9 * bound);
      expect(smallest).toBeLessThan(-0.9 * bound);
    }),
  );
});
