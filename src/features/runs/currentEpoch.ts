import type { Run } from "../../store/playgroundState";

/** The epoch that a run is in, counted from 1. */
export function currentEpoch({ step, plan, experiment }: Run): number {
  return Math.min(experiment.epochs, Math.floor(step / plan.stepsPerEpoch) + 1);
}
