import type { Experiment } from "../protocol/experiment";
import type { EpochResult, RunResult } from "../protocol/messages";

/** A run with everything that was measured of it. */
export interface MeasuredRun {
  readonly experiment: Experiment;
  readonly epochs: readonly EpochResult[];
  readonly learningRateChanges: readonly { readonly step: number; readonly learningRate: number }[];
  readonly result: RunResult | null;
  /** Of every training step, before its update. */
  readonly losses: Float32Array;
  readonly accuracies: Float32Array;
}

/** A run's settings, steps, epochs and result as JSON; a loss that is no number is null. */
export function curvesAsJson({ experiment, epochs, learningRateChanges, result, losses, accuracies }: MeasuredRun): string {
  const content = {
    format: "trainset-curves",
    version: 1,
    experiment,
    steps: { loss: [...losses].map(shortest), accuracy: [...accuracies].map(shortest) },
    epochs: epochs.map(({ runId: _, ...epoch }) => epoch),
    learningRateChanges,
    result: result && withoutId(result),
  };
  return `${JSON.stringify(content)}\n`;
}

/** Loss and accuracy of every step as CSV (RFC 4180): steps and epochs counted from 1. */
export function curvesAsCsv({ losses, accuracies }: MeasuredRun, stepsPerEpoch: number): string {
  const lines = [...losses].map(
    (loss, step) => `${step + 1},${Math.floor(step / stepsPerEpoch) + 1},${shortest(loss)},${shortest(accuracies[step] ?? 0)}`,
  );
  return ["step,epoch,loss,accuracy", ...lines, ""].join("\r\n");
}

function withoutId({ runId: _, predictions, ...result }: RunResult) {
  return { ...result, predictions: [...predictions] };
}

/** The shortest decimal that is the same 32-bit float; nine digits always are enough. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}
