import type { RunResult } from "../protocol/messages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import type { MyDigitsReading } from "./drawingState";

/** What weights give without training them any further. */
export interface MeasuredWeights {
  readonly result: RunResult;
  /** Of the person's own digits; null where there are none. */
  readonly myDigits: MyDigitsReading | null;
}

/** What a person can do with changed weights. */
export interface MeasuringActions {
  /** Measures the weights in `checkpoint`, which belong to no run of the page; null where the trainer could not. */
  measureWeights(checkpoint: RunCheckpoint): Promise<MeasuredWeights | null>;
  /** Adds a run with the weights in `checkpoint`, which is measured and not trained; gives its group's id, null past a limit. */
  addMeasured(checkpoint: RunCheckpoint, name: string): string | null;
}
