/** Whether a peer learns as Trainset does. */
export interface LossVerdict {
  readonly isRight: boolean;
  /** Steps that both made on the same batches. */
  readonly comparedSteps: number;
  /** Mean losses over the last of these steps. */
  readonly ours: number;
  readonly theirs: number;
}

/** Losses of so many steps are averaged. */
const windowSteps = 20;
/** Rounding alone drives two runs apart as they train, and Adam's ε stands in one of two places. */
const relativeTolerance = 0.05;
const absoluteTolerance = 0.02;

/**
 * Compares two loss curves that started with the same weights and saw the same batches for `sameBatches` steps: the means over
 * the last of the steps that both have must agree. Null where there are fewer than two, since the first loss knows no update.
 */
export function judgeLosses(ours: readonly number[], theirs: readonly number[], sameBatches: number): LossVerdict | null {
  const comparedSteps = Math.min(ours.length, theirs.length, sameBatches);
  if (comparedSteps < 2) return null;
  const first = Math.max(1, comparedSteps - windowSteps);
  const ourMean = mean(ours.slice(first, comparedSteps));
  const theirMean = mean(theirs.slice(first, comparedSteps));
  const isRight = Math.abs(theirMean - ourMean) <= absoluteTolerance + relativeTolerance * ourMean;
  return { isRight, comparedSteps, ours: ourMean, theirs: theirMean };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
