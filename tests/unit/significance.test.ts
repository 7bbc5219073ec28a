import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../src/data/random.ts";
import { comparePair, type PairComparison } from "../../src/statistics/comparePair.ts";
import { holmCorrection } from "../../src/statistics/holmCorrection.ts";
import { judgePairs } from "../../src/statistics/judgePairs.ts";
import { mcnemarTest } from "../../src/statistics/mcnemarTest.ts";
import { signFlips, signFlipTest } from "../../src/statistics/signFlipTest.ts";

/** The two-sided binomial tail in whole numbers, exact before the one division. */
function exactTail(onlyA: number, onlyB: number): number {
  const n = onlyA + onlyB;
  let ways = 1n;
  let sum = 0n;
  for (let k = 0; k <= Math.min(onlyA, onlyB); k += 1) {
    sum += ways;
    ways = (ways * BigInt(n - k)) / BigInt(k + 1);
  }
  // The leading 60 bits are a double's worth; the rest is a power of two.
  const dropped = Math.max(0, sum.toString(2).length - 60);
  return Math.min(1, Number(sum >> BigInt(dropped)) * 2 ** (dropped + 1 - n));
}

/** Exact p-value of the sign-flip test by convolving the distribution of the sum, one difference after the other. */
function exactSignFlip(differences: Int8Array): number {
  const reach = differences.reduce((sum, value) => sum + Math.abs(value), 0);
  let chances = new Float64Array(2 * reach + 1);
  chances[reach] = 1;
  for (const difference of differences) {
    if (difference === 0) continue;
    const next = new Float64Array(chances.length);
    for (const [index, chance] of chances.entries()) {
      if (chance === 0) continue;
      for (const place of [index + difference, index - difference]) next[place] = (next[place] ?? 0) + chance / 2;
    }
    chances = next;
  }
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  return chances.reduce((sum, chance, index) => sum + (Math.abs(index - reach) >= observed ? chance : 0), 0);
}

/** What `count` networks read, each image rightly with its own chance; a wrong reading is one digit further. */
function readAlike(labels: Uint8Array, chances: Float64Array, count: number, random: () => number): Uint8Array[] {
  return Array.from({ length: count }, () =>
    labels.map((label, row) => (random() / 2 ** 32 < (chances[row] ?? 0) ? label : (label + 1) % 10)),
  );
}

const comparison = (changes: Partial<PairComparison>): PairComparison => ({
  test: "mcnemar",
  images: 10_000,
  seeds: 1,
  onlyA: 40,
  onlyB: 10,
  difference: 30,
  agreeing: 1,
  isApart: true,
  p: 0.001,
  ...changes,
});

test("McNemar's p-values are those counted by hand", () => {
  // (C(12,0) + C(12,1) + C(12,2)) / 2^12, twice.
  expect(mcnemarTest(10, 2)).toBeCloseTo(158 / 4096, 12);
  expect(mcnemarTest(0, 5)).toBeCloseTo(2 / 32, 12);
  expect(mcnemarTest(1, 8)).toBeCloseTo(20 / 512, 12);
  expect(mcnemarTest(7, 7)).toBe(1);
  expect(mcnemarTest(0, 0)).toBe(1);
});

test("McNemar's p-value is exact to ten digits up to 10,000 images, however small", () => {
  for (const [onlyA, onlyB] of [
    [43, 128],
    [4_900, 5_100],
    [4_999, 5_001],
    [4_500, 5_500],
    [120, 700],
    [0, 1_000],
    [3_500, 1_500],
  ] as const) {
    const exact = exactTail(onlyA, onlyB);
    expect(exact).toBeGreaterThan(0);
    expect(mcnemarTest(onlyA, onlyB) / exact).toBeCloseTo(1, 10);
  }
  expect(mcnemarTest(0, 10_000)).toBe(0);
});

test("McNemar's test does not care which network comes first, and a wider gap is never less sure", () => {
  void fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (onlyA, onlyB) => {
      const p = mcnemarTest(onlyA, onlyB);
      expect(mcnemarTest(onlyB, onlyA)).toBe(p);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      const [fewer, more] = [Math.min(onlyA, onlyB), Math.max(onlyA, onlyB)];
      if (fewer > 0) expect(mcnemarTest(fewer - 1, more + 1)).toBeLessThanOrEqual(p * (1 + 1e-9));
    }),
  );
});

test("Holm's correction multiplies the smallest by all, the next by one fewer, and never falls", () => {
  const close = (found: readonly number[], expected: readonly number[]) => {
    for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 12);
  };
  close(holmCorrection([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]);
  close(holmCorrection([0.5, 0.9]), [1, 1]);
  close(holmCorrection([0.02]), [0.02]);
  expect(holmCorrection([])).toEqual([]);
});

test("Holm's p-values are never below the ones they come from nor above Bonferroni's, and keep their order", () => {
  void fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 28 }), (pValues) => {
      const corrected = holmCorrection(pValues);
      for (const [i, p] of pValues.entries()) {
        expect(corrected[i]).toBeGreaterThanOrEqual(p);
        expect(corrected[i]).toBeLessThanOrEqual(Math.min(1, p * pValues.length));
        for (const [j, q] of pValues.entries()) if (p < q) expect(corrected[i]).toBeLessThanOrEqual(corrected[j] ?? 1);
      }
    }),
  );
});

test("the sign-flip test agrees with the exact distribution of the sum", () => {
  const random = createRandom(7);
  for (const [count, tilt] of [
    [40, 0.5],
    [120, 0.6],
    [300, 0.55],
    [300, 0.62],
  ] as const) {
    const differences = Int8Array.from({ length: count }, () => {
      const size = random() % 4;
      return random() / 2 ** 32 < tilt ? size : -size;
    });
    const exact = exactSignFlip(differences);
    // Four standard errors of a share of 10,000 flips, and the one flip that is always counted.
    const tolerance = 4 * Math.sqrt((exact * (1 - exact)) / signFlips.permutations) + 2 / signFlips.permutations;
    expect(Math.abs(signFlipTest(differences) - exact)).toBeLessThan(tolerance);
  }
});

test("the sign-flip test gives the same p each time, 1 without a difference, and never 0", () => {
  const differences = Int8Array.from({ length: 200 }, (_, i) => (i % 3) - 1 + (i % 7 === 0 ? 1 : 0));
  expect(signFlipTest(differences)).toBe(signFlipTest(differences));
  expect(signFlipTest(differences.map((difference) => -difference))).toBe(signFlipTest(differences));
  expect(signFlipTest(new Int8Array(100))).toBe(1);
  expect(signFlipTest(new Int8Array(0))).toBe(1);
  expect(signFlipTest(new Int8Array(1000).fill(2))).toBeCloseTo(1 / 10_001, 12);
});

test("images on which both agree change no p-value", () => {
  void fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 60 }), (differences) => {
      const padded = differences.flatMap((difference) => [0, difference, 0]);
      expect(signFlipTest(Int8Array.from(padded))).toBe(signFlipTest(Int8Array.from(differences)));
    }),
    { numRuns: 20 },
  );
});

test("a difference that no flip can reach has the smallest p that so many flips can give", () => {
  const ahead = Int8Array.from({ length: 9_000 }, (_, row) => (row % 20 === 0 ? -1 : 3));
  expect(signFlipTest(ahead)).toBe(1 / 10_001);
});

test("a comparison counts images, seeds and signs", () => {
  const labels = Uint8Array.of(0, 1, 2, 3, 4);
  const wrong = 9;
  const one = comparePair(labels, [Uint8Array.of(0, 1, 2, 3, wrong)], [Uint8Array.of(0, wrong, wrong, 3, 4)]);
  const counts = { onlyA: 2, onlyB: 1, difference: 1, agreeing: 1, isApart: true };
  expect(one).toEqual({ test: "mcnemar", images: 5, seeds: 1, ...counts, p: 1 });
  const several = comparePair(
    labels,
    [Uint8Array.of(0, 1, 2, 3, 4), Uint8Array.of(0, 1, 2, wrong, wrong), labels],
    [Uint8Array.of(0, 1, wrong, wrong, wrong), Uint8Array.of(0, 1, 2, 3, wrong)],
  );
  // The third seed of the first has no partner; the second pair has the other ahead.
  expect(several).toMatchObject({
    test: "signFlip",
    images: 5,
    seeds: 2,
    onlyA: 2,
    onlyB: 0,
    difference: 2,
    agreeing: 1,
    isApart: false,
  });
});

test("networks measured on fewer images are compared on those", () => {
  const labels = new Uint8Array(10);
  expect(comparePair(labels, [new Uint8Array(10)], [new Uint8Array(4).fill(1)])).toMatchObject({ images: 4, onlyA: 4 });
  expect(comparePair(labels, [], [new Uint8Array(4)])).toMatchObject({ images: 0, seeds: 0, p: 1 });
});

test("better needs a corrected p below 0.05 and the same one ahead in every seed", () => {
  const better = (comparisons: PairComparison[]) => judgePairs(comparisons).map((verdict) => verdict.better);
  expect(better([comparison({})])).toEqual(["a"]);
  expect(better([comparison({ difference: -30 })])).toEqual(["b"]);
  expect(better([comparison({ p: 0.05 })])).toEqual(["none"]);
  expect(better([comparison({ seeds: 3, agreeing: 3 })])).toEqual(["a"]);
  expect(better([comparison({ seeds: 3, agreeing: 2 })])).toEqual(["seedsDisagree"]);
  // 0.03 alone would do; among two pairs it is 0.06.
  expect(better([comparison({ p: 0.03 }), comparison({ p: 0.9 })])).toEqual(["none", "none"]);
  expect(judgePairs([comparison({ p: 0.03 }), comparison({ p: 0.9 })])[0]?.correctedP).toBeCloseTo(0.06, 12);
});

test.each([1, 3])("equal networks, %i seeds each, are told apart in at most 5 of 100 comparisons", (seeds) => {
  const random = createRandom(11);
  const labels = Uint8Array.from({ length: 2000 }, (_, row) => row % 10);
  // Most images are easy, some are a matter of chance.
  const chances = Float64Array.from(labels, (_, row) => (row % 8 === 0 ? 0.5 + 0.5 * (random() / 2 ** 32) : 0.998));
  const trials = seeds === 1 ? 1000 : 300;
  let told = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const a = readAlike(labels, chances, seeds, random);
    const b = readAlike(labels, chances, seeds, random);
    const [verdict] = judgePairs([comparePair(labels, a, b)]);
    if (verdict?.better === "a" || verdict?.better === "b") told += 1;
  }
  expect(told / trials).toBeLessThanOrEqual(0.05);
});

test("a network that is better by enough is found", () => {
  const random = createRandom(13);
  const labels = Uint8Array.from({ length: 10_000 }, (_, row) => row % 10);
  const good = readAlike(labels, new Float64Array(10_000).fill(0.985), 3, random);
  const worse = readAlike(labels, new Float64Array(10_000).fill(0.975), 3, random);
  expect(judgePairs([comparePair(labels, good, worse)])[0]?.better).toBe("a");
  expect(judgePairs([comparePair(labels, worse.slice(0, 1), good.slice(0, 1))])[0]?.better).toBe("b");
});
