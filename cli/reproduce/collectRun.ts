import type { ReproducedRun } from "../../src/articles/reproduction";
import type { Experiment } from "../../src/protocol/experiment";
import { confusionMatrix } from "../../src/statistics/confusionMatrix";
import type { TerminalEvent, TerminalResult } from "../../src/terminal";

type EpochEnded = Extract<TerminalEvent, { type: "epochEnded" }>;
type Measured = ReproducedRun["test"];

/** What is known of a run before it starts. */
export type RunFacts = Pick<ReproducedRun, "adapter" | "versions">;

/** A run as it is kept, from the events it sent; `labels` are the digits in the test images. Shares in six decimals, seconds in two. */
export function collectRun(
  { seed, validation: { kind } }: Experiment,
  facts: RunFacts,
  epochs: readonly EpochEnded[],
  result: TerminalResult,
  labels: readonly number[],
): ReproducedRun {
  return {
    seed,
    ...facts,
    backend: result.backend,
    steps: result.steps,
    seconds: rounded(result.seconds, 2),
    epochs: epochs.map(({ epoch, trainLoss, trainAccuracy, validation, test, seconds }) => ({
      epoch,
      trainLoss: rounded(trainLoss),
      trainAccuracy: rounded(trainAccuracy),
      validation: validation && roundedMeasured(validation),
      // Where the test images are what is validated with they are measured once.
      test: test ? roundedMeasured(test) : validation && kind === "testSet" ? roundedMeasured(validation) : null,
      seconds: rounded(seconds, 2),
    })),
    test: roundedMeasured(result.test),
    trainingSet: result.trainingSet ? roundedMeasured(result.trainingSet) : null,
    confusion: [...confusionMatrix(Uint8Array.from(labels), [Uint8Array.from(result.predictions)])],
  };
}

function roundedMeasured({ loss, accuracy, correct, count }: Measured): Measured {
  return { loss: rounded(loss), accuracy: rounded(accuracy), correct, count };
}

const rounded = (value: number, digits = 6) => Number(value.toFixed(digits));
