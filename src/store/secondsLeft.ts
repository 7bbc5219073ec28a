/** What one run still has to do. */
export interface WorkLeft {
  readonly steps: number;
  readonly secondsPerStep: number;
}

/**
 * Seconds until `runs[index]` is done when all `runs` train in lock-step, one step each in turn: while it takes its
 * steps, every other run takes as many, or what it has left.
 */
export function secondsLeft(runs: readonly WorkLeft[], index: number): number {
  const own = runs[index];
  if (!own) return 0;
  return runs.reduce((sum, run) => sum + Math.min(run.steps, own.steps) * run.secondsPerStep, 0);
}
