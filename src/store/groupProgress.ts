import type { RunState } from "../protocol/messages";
import type { RunGroup } from "./playgroundState";
import { hasEnded } from "./runPhase";

/** How far all runs of a group are, as one. */
export interface GroupProgress {
  /** What the group as a whole is doing. */
  readonly state: RunState;
  /** Steps done and planned, of all runs; a run that has ended plans no more than it did. */
  readonly step: number;
  readonly totalSteps: number;
  readonly trainingSeconds: number;
  /** Of all runs together; null before there is a figure. */
  readonly imagesPerSecond: number | null;
  /** Until the last one is done; null before there is a figure. */
  readonly secondsLeft: number | null;
}

/** Sums up the runs of `group`. */
export function groupProgress({ runs }: RunGroup): GroupProgress {
  const sum = (value: (run: RunGroup["runs"][number]) => number) => runs.reduce((total, run) => total + value(run), 0);
  const speeds = runs.flatMap((run) => run.imagesPerSecond ?? []);
  const times = runs.flatMap((run) => run.secondsLeft ?? []);
  return {
    state: groupState(runs.map((run) => run.state)),
    step: sum((run) => run.step),
    totalSteps: sum((run) => (hasEnded(run) ? run.step : run.plan.totalSteps)),
    trainingSeconds: sum((run) => run.trainingSeconds),
    // The runs of a group train in turn, so that each has its share of the time.
    imagesPerSecond: speeds.length > 0 ? speeds.length / speeds.reduce((total, speed) => total + 1 / speed, 0) : null,
    secondsLeft: times.length > 0 ? Math.max(...times) : null,
  };
}

/** The first of these that a run is in; a group has ended only when all its runs have. */
const tellingStates = ["training", "evaluating", "paused", "ready", "finished", "stopped", "failed"] as const;

function groupState(states: readonly RunState[]): RunState {
  return tellingStates.find((state) => states.includes(state)) ?? "ready";
}
