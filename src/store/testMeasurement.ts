import type { EpochResult, LossAndAccuracy } from "../protocol/messages";
import type { Run } from "./playgroundState";

/** What a run's test images gave after an epoch, counted from 1. */
export interface TestMeasurement {
  readonly epoch: number;
  readonly measured: LossAndAccuracy;
}

/** The last measurement of the test images at an epoch's end; null before there is one, and of a run on other data. */
export function lastTestMeasurement({
  epochs,
  experiment,
  problem = null,
}: Pick<Run, "epochs" | "experiment"> & Partial<Pick<Run, "problem">>): TestMeasurement | null {
  if (problem?.code === "other-data") return null;
  // A run that validates on the test images measures them once and tells them as its validation.
  const testOf = ({ test, validation }: EpochResult) => test ?? (experiment.validation.kind === "testSet" ? validation : null);
  const epoch = epochs.findLast((candidate) => testOf(candidate) !== null);
  const measured = epoch && testOf(epoch);
  return measured ? { epoch: epoch.epoch, measured } : null;
}
