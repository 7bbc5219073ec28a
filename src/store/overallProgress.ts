import type { Run } from "./playgroundState";
import { hasEnded, isActive } from "./runPhase";

/** All runs as one: how far they are and how long it takes. */
export interface OverallProgress {
  /** Share of all steps done, in 0..1; a stopped run counts as done, a failed one not at all. */
  readonly share: number;
  /** Until the last run that trains is done, in seconds; null while no run trains or a speed is unknown. */
  readonly secondsLeft: number | null;
}

/** Sums `runs` up. */
export function overallProgress(runs: readonly Run[]): OverallProgress {
  let done = 0;
  let total = 0;
  for (const run of runs) {
    if (run.state === "failed") continue;
    done += run.step;
    total += hasEnded(run) ? run.step : run.plan.totalSteps;
  }
  const active = runs.filter(isActive);
  const isKnown = active.length > 0 && active.every((run) => run.secondsLeft !== null);
  return {
    share: total > 0 ? done / total : 0,
    secondsLeft: isKnown ? Math.max(...active.map((run) => run.secondsLeft ?? 0)) : null,
  };
}
