import { type PresetId, presets } from "../protocol/presets";
import { runPlan } from "../protocol/runPlan";
import type { ExperimentClaim, MeasureName } from "./claims";
import type { ReproducedEpoch, ReproducedRun } from "./reproduction";
import type { MeasuredFigure } from "./verdict";

interface Value {
  readonly value: number;
  readonly images: number | null;
}
type Counted = ReproducedRun["test"];

/** What claims ask of a run; `test` is null before its last epoch has ended. */
export type MeasuredRun = Pick<ReproducedRun, "epochs" | "trainingSet"> & { readonly test: Counted | null };
/**
 * What `runs` of a claim's experiment gave for its figure, one value a seed; null where none has it. The validation figures of an experiment
 * that validates with nothing are those of the test images after the epoch.
 */
export function measuredClaim(claim: ExperimentClaim, runs: readonly MeasuredRun[]): MeasuredFigure | null {
  const found = runs.flatMap((run) => figureOf(claim, run) ?? []);
  const [first] = found;
  return first ? { values: found.map(({ value }) => value), images: first.images } : null;
}

function figureOf({ measure, epoch, presetId }: ExperimentClaim, run: MeasuredRun): Value | null {
  const ended = epoch === null ? run.epochs.at(-1) : run.epochs.find((other) => other.epoch === epoch);
  if (measure === "trainingSetAccuracy") return accuracyOf(run.trainingSet);
  if (measure === "testAccuracy") return accuracyOf(epoch === null ? run.test : (ended?.test ?? null));
  return ended ? epochValue(measure, ended, presetId) : null;
}

function epochValue(
  measure: Exclude<MeasureName, "testAccuracy" | "trainingSetAccuracy">,
  epoch: ReproducedEpoch,
  presetId: PresetId,
): Value | null {
  const validation = epoch.validation ?? epoch.test;
  switch (measure) {
    case "trainLoss":
      return { value: epoch.trainLoss, images: null };
    case "trainAccuracy":
      return { value: epoch.trainAccuracy, images: runPlan(presets[presetId]).trainingImages };
    case "validationLoss":
      return validation && { value: validation.loss, images: null };
    case "validationAccuracy":
      return accuracyOf(validation);
  }
}

const accuracyOf = (measured: Counted | null): Value | null => measured && { value: measured.accuracy, images: measured.count };
