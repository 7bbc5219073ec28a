import type { RunId, RunResult, TrainerCommand, TrainerEvent } from "./protocol/messages";
import { createTrainerClient } from "./worker/client";

/** How far one run is; losses and accuracies are those of its latest batch. */
export interface ProgressedRun {
  readonly runId: RunId;
  /** Steps done. */
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  /** Losses of the steps since the last such event; the last one is `loss`. */
  readonly losses: readonly number[];
}

/** A run's result as plain JSON. */
export type TerminalResult = Omit<RunResult, "predictions"> & {
  /** The digit that the run reads in each test image measured. */
  readonly predictions: readonly number[];
};

/** Events that the terminal has no use for, with large arrays most of them. */
type UntoldType = "predicted" | "checkpointed" | "testImagesRead" | "inspected";

/** The digit that a run reads in each image, in their order. */
export interface ReadDigits {
  readonly runId: RunId;
  readonly digits: readonly number[];
}

/** What reaches the terminal: the trainer's events as plain JSON, their typed arrays reduced to the latest figures. */
export type TerminalEvent =
  | Exclude<TrainerEvent, { type: "stepped" | "datasetLoaded" | "runEnded" | "imagesRead" | UntoldType }>
  | { readonly type: "imagesRead"; readonly requestId: number; readonly readings: readonly ReadDigits[] }
  | ({ readonly type: "runEnded" } & TerminalResult)
  | {
      readonly type: "datasetLoaded";
      readonly trainingImages: number;
      readonly testImages: number;
      /** The digit in each test image. */
      readonly testLabels: readonly number[];
    }
  | { readonly type: "progressed"; readonly runs: readonly ProgressedRun[] };

declare global {
  interface Window {
    /** Set by this page for the terminal. */
    sendCommand(command: TrainerCommand): void;
    /** Set by the terminal before this page loads; absent where a person opens the page. */
    tellTerminal?(event: TerminalEvent): Promise<void>;
  }
}

function toTerminalEvent(event: TrainerEvent): TerminalEvent | null {
  switch (event.type) {
    case "stepped":
      return {
        type: "progressed",
        runs: event.runs.map(({ runId, firstStep, losses, accuracies }) => ({
          runId,
          step: firstStep + losses.length,
          loss: losses.at(-1) ?? Number.NaN,
          accuracy: accuracies.at(-1) ?? Number.NaN,
          losses: [...losses],
        })),
      };
    case "datasetLoaded": {
      const { trainingImages, testImages, testLabels } = event;
      return { type: "datasetLoaded", trainingImages, testImages, testLabels: [...testLabels] };
    }
    case "runEnded":
      return { ...event, predictions: [...event.predictions] };
    case "imagesRead": {
      const readings = event.readings.map(({ runId, probabilities }) => ({ runId, digits: likeliest(probabilities) }));
      return { type: "imagesRead", requestId: event.requestId, readings };
    }
    case "predicted":
    case "checkpointed":
    case "testImagesRead":
    case "inspected":
      return null;
    default:
      return event;
  }
}

/** The likeliest digit of each ten probabilities. */
function likeliest(probabilities: Float32Array): number[] {
  return Array.from({ length: probabilities.length / 10 }, (_, image) => {
    const own = probabilities.subarray(10 * image, 10 * image + 10);
    return own.indexOf(Math.max(...own));
  });
}

const trainer = createTrainerClient();
trainer.subscribe((event) => {
  const told = toTerminalEvent(event);
  if (told !== null) void window.tellTerminal?.(told);
});
window.sendCommand = (command) => trainer.send(command);
