import { classMetrics } from "./classMetrics";
import { confusionMatrix } from "./confusionMatrix";
import type { Predictions } from "./rightCounts";
import { wilsonInterval } from "./wilsonInterval";

/** A share in 0..1 with its 95 % interval. */
export interface ShareWithInterval {
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/** How one network reads one digit, and all of them. */
export interface DigitReading {
  readonly recall: ShareWithInterval;
  /** Null where no image is read as the digit. */
  readonly precision: ShareWithInterval | null;
  readonly f1: ShareWithInterval;
  /** Of all test images. */
  readonly accuracy: ShareWithInterval;
}

/**
 * What `predictions` tell of `digit`, with Wilson intervals. That of F1 = 2J / (1 + J) follows from the interval of J, the right
 * answers' share of all images that are the digit or are read as it.
 */
export function readDigit(labels: Uint8Array, predictions: Predictions, digit: number): DigitReading {
  const matrix = confusionMatrix(labels, [predictions]);
  const metrics = classMetrics(matrix).classes[digit];
  let [right, images, readAs, correct] = [0, 0, 0, 0];
  for (let row = 0; row < predictions.length; row += 1) {
    const [label, read] = [labels[row], predictions[row]];
    if (label === read) correct += 1;
    if (label === digit) images += 1;
    if (read === digit) readAs += 1;
    if (label === digit && read === digit) right += 1;
  }
  const [low, high] = wilsonInterval(right, images + readAs - right);
  return {
    recall: { value: metrics?.recall ?? 0, interval: wilsonInterval(right, images) },
    precision: readAs === 0 ? null : { value: metrics?.precision ?? 0, interval: wilsonInterval(right, readAs) },
    f1: { value: metrics?.f1 ?? 0, interval: [(2 * low) / (1 + low), (2 * high) / (1 + high)] },
    accuracy: { value: correct / Math.max(1, predictions.length), interval: wilsonInterval(correct, predictions.length) },
  };
}

/** Rows of the test images of `digit`, ascending. */
export function rowsOfDigit(labels: Uint8Array, digit: number): number[] {
  return [...labels.keys()].filter((row) => labels[row] === digit);
}

/** The values of `all` at `rows`. */
export function valuesAt(all: Uint8Array, rows: readonly number[]): Uint8Array {
  return Uint8Array.from(rows, (row) => all[row] ?? 0);
}
