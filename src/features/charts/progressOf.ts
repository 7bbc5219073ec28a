import type { ProgressUnit } from "../../store/chartView";
import { imagesDone } from "../../store/imagesDone";
import { type StepTimes, secondsAt } from "../../store/stepTimes";
import type { ChartedGroup } from "./chartedGroups";

/** Where on the x axis a number of steps stands; it never falls, and takes fractions of a step. */
export type Progress = (steps: number) => number;

/** The x axis in `unit` of a group whose runs have these `times`; seconds are the mean of its runs. */
export function progressOf(
  group: Pick<ChartedGroup, "plan" | "experiment" | "flopsPerImage">,
  times: readonly StepTimes[],
  unit: ProgressUnit,
): Progress {
  switch (unit) {
    case "step":
      return (steps) => steps;
    case "epoch":
      return (steps) => steps / group.plan.stepsPerEpoch;
    case "images":
      return (steps) => imagesDone(group, steps);
    case "flops":
      return (steps) => imagesDone(group, steps) * group.flopsPerImage;
    case "seconds": {
      // Taken once: each look at a run's times makes new views of them.
      const clocks = times.map(({ steps, seconds }) => ({ steps, seconds }));
      return (steps) => clocks.reduce((sum, clock) => sum + secondsAt(clock, steps), 0) / Math.max(1, clocks.length);
    }
  }
}

/** The least whole number of steps, `most` at most, that stands at `x` or behind it. */
export function stepsAt(progress: Progress, x: number, most: number): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (progress(middle) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
