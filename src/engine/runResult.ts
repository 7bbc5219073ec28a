import type { RunResult } from "../protocol/messages";
import type { BackendName } from "../protocol/options";
import type { Measurement } from "./evaluate";
import type { RunEntry } from "./runEntries";

/** What is told of a run that has ended with `measured`. */
export function resultOf({ run, wasStopped }: RunEntry, measured: Measurement, backend: BackendName): RunResult {
  return {
    runId: run.id,
    test: measured.measured,
    ...(run.trainingSet && { trainingSet: run.trainingSet.measured }),
    seconds: run.clock.seconds,
    secondsAreEstimated: run.clock.isEstimated,
    steps: run.step,
    millisecondsPerStep: run.clock.millisecondsPerStep,
    backend,
    predictions: measured.predictions,
    stoppedEarly: !wasStopped && run.isStoppedEarly,
  };
}
