import type { ThinningSpec } from "./experiment";
import { limits } from "./limits";

/** How many of `images` images of a digit stay when it is thinned out: the share `keep`, rounded, and at least one where there is one. */
export function keptCount(images: number, keep: number): number {
  return Math.min(images, Math.max(1, Math.round(images * keep)));
}

/** Images of each digit that stay of `counts`. */
export function thinnedCounts(counts: readonly number[], { digit, keep }: ThinningSpec): number[] {
  return counts.map((count, each) => (each === digit ? keptCount(count, keep) : count));
}

/**
 * Weights of the ten digits with which all of them count the same together: n / (10 · n_c) for n_c of n images, to four digits and
 * within the limits; 0 for a digit that is not there.
 */
export function balancedWeights(counts: readonly number[]): number[] {
  const images = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) =>
    count === 0 ? 0 : Math.min(limits.classWeight.max, Number((images / (counts.length * count)).toPrecision(4))),
  );
}
