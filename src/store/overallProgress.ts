import type { Run } from "./playgroundState";
import { hasEnded } from "./runPhase";

/** All runs as one: how far they are and how long it takes. */
export interface OverallProgress {
  /** Share of all steps done, in 0..1; a run that has ended counts as done. */
  readonly share: number;
  /** Training time of all runs so far, in seconds. */
  readonly elapsedSeconds: number;
  /** Until the last run that trains is done, in seconds; null while no run trains or a speed is unknown. */
  readonly secondsLeft: number | null;
}

/** Sums `runs` up; in lock-step their own training times add up to what has passed. */
export function overallProgress(runs: readonly Run[]): OverallProgress {
  let done = 0;
  let total = 0;
  let elapsedSeconds = 0;
  for (const run of runs) {
    done += run.step;
    total += hasEnded(run) ? run.step : run.plan.totalSteps;
    elapsedSeconds += run.trainingSeconds;
  }
  const active = runs.filter((run) => run.state === "training");
  const isKnown = active.length > 0 && active.every((run) => run.secondsLeft !== null);
  return {
    share: total > 0 ? done / total : 0,
    elapsedSeconds,
    secondsLeft: isKnown ? Math.max(...active.map((run) => run.secondsLeft ?? 0)) : null,
  };
}
