import { createRandom } from "../data/random";

/** How many times signs are flipped, and the seed of the flips: fixed, so that the same runs give the same p-value. */
export const signFlips = { permutations: 10_000, seed: 1 } as const;

/**
 * Two-sided sign-flip permutation test (R. A. Fisher 1935, "The Design of Experiments"): the probability, in 0..1, that the
 * sum of `differences` is as far from 0 when each sign is decided by a fair coin. `differences` are whole numbers, one per
 * test image. Of `permutations` flips those as extreme are counted, and the one observed with them (Phipson & Smyth 2010,
 * "Permutation p-values should never be zero"), so p is at least 1 / (permutations + 1).
 */
export function signFlipTest(differences: Int8Array, { permutations, seed }: typeof signFlips = signFlips): number {
  const sizes = countSizes(differences);
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  if (isOutOfReach(observed, sizes, permutations)) return 1 / (permutations + 1);
  const random = createRandom(seed);
  let asExtreme = 0;
  for (let permutation = 0; permutation < permutations; permutation += 1) {
    let sum = 0;
    for (const { size, count } of sizes) sum += size * (2 * countHeads(count, random) - count);
    if (Math.abs(sum) >= observed) asExtreme += 1;
  }
  return (asExtreme + 1) / (permutations + 1);
}

interface SizeCount {
  readonly size: number;
  readonly count: number;
}

/**
 * Whether not one of `permutations` flips would reach `observed`, but for one chance in 10¹²: the sum of n signed sizes is
 * as large as t with a probability of at most 2·exp(−t² / 2Σsize²) (W. Hoeffding 1963). A trained network beside an
 * untrained one differs in thousands of images, whose flips would take long and end like this.
 */
function isOutOfReach(observed: number, sizes: readonly SizeCount[], permutations: number): boolean {
  const squares = sizes.reduce((sum, { size, count }) => sum + size * size * count, 0);
  return squares > 0 && permutations * 2 * Math.exp(-(observed * observed) / (2 * squares)) < 1e-12;
}

/** How many differences there are of each size; those of 0 have no sign to flip. */
function countSizes(differences: Int8Array): readonly SizeCount[] {
  const counts = new Map<number, number>();
  for (const difference of differences) {
    const size = Math.abs(difference);
    if (size > 0) counts.set(size, (counts.get(size) ?? 0) + 1);
  }
  return [...counts].map(([size, count]) => ({ size, count })).sort((a, b) => a.size - b.size);
}

/** Heads among `count` fair coins. Differences of one size need no more than this sum, and 32 coins are one random number. */
function countHeads(count: number, random: () => number): number {
  let heads = 0;
  for (let left = count; left > 0; left -= 32) {
    const bits = random();
    heads += countOnes(left >= 32 ? bits : bits >>> (32 - left));
  }
  return heads;
}

/** Ones among the 32 bits of `bits`: summed in pairs, in fours, then in bytes. */
function countOnes(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
