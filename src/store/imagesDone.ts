import type { Run } from "./playgroundState";

/**
 * Images trained on after `steps` steps, of which there may be a fraction; the last batch of an epoch may be smaller, and
 * its fraction counts as one of a full batch until it is done.
 */
export function imagesDone({ plan, experiment }: Pick<Run, "plan" | "experiment">, steps: number): number {
  const epochs = Math.floor(steps / plan.stepsPerEpoch);
  const rest = steps - epochs * plan.stepsPerEpoch;
  return epochs * plan.trainingImages + Math.min(rest * experiment.batchSize, plan.trainingImages);
}
