import type { PairComparison } from "./comparePair";
import { holmCorrection } from "./holmCorrection";

/** Below this a corrected p-value counts as a difference. */
export const significance = 0.05;

/** What may be said of a pair. */
export interface Verdict {
  readonly comparison: PairComparison;
  /** After Holm's correction over all pairs judged together. */
  readonly correctedP: number;
  /**
   * `seedsDisagree`: p is small enough, but not every pair of seeds has the same one ahead, so there is no verdict.
   */
  readonly better: "a" | "b" | "none" | "seedsDisagree";
}

/** Verdicts on pairs that are looked at together: better only with a corrected p below 0.05 and the same sign in every seed. */
export function judgePairs(comparisons: readonly PairComparison[]): Verdict[] {
  const corrected = holmCorrection(comparisons.map(({ p }) => p));
  return comparisons.map((comparison, index) => {
    const correctedP = corrected[index] ?? 1;
    return { comparison, correctedP, better: betterOf(comparison, correctedP) };
  });
}

function betterOf({ difference, agreeing, seeds }: PairComparison, correctedP: number): Verdict["better"] {
  if (correctedP >= significance || difference === 0) return "none";
  if (agreeing < seeds) return "seedsDisagree";
  return difference > 0 ? "a" : "b";
}
