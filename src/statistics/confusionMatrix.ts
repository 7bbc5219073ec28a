import { classCount } from "../protocol/modelShape";
import type { Predictions } from "./rightCounts";

/** Ten rows, the digit in the image; ten columns, the digit read; row by row. Each value counts images, or is a difference of such. */
export type ConfusionMatrix = Float64Array;

/** Counts of every digit read as every digit, over all `runs`: their sum where there are several. */
export function confusionMatrix(labels: Uint8Array, runs: readonly Predictions[]): ConfusionMatrix {
  const matrix = new Float64Array(classCount ** 2);
  for (const predictions of runs) {
    // By index: an iterator's pairs would take most of the time, and a comparison counts 40 runs at once.
    for (let row = 0; row < predictions.length; row += 1) {
      const cell = (labels[row] ?? 0) * classCount + (predictions[row] ?? 0);
      matrix[cell] = (matrix[cell] ?? 0) + 1;
    }
  }
  return matrix;
}

/** Per run, A less B: matrices of sums over `runsA` and `runsB` runs become means before they are subtracted. */
export function confusionDifference(a: ConfusionMatrix, runsA: number, b: ConfusionMatrix, runsB: number): ConfusionMatrix {
  return a.map((count, cell) => count / Math.max(1, runsA) - (b[cell] ?? 0) / Math.max(1, runsB));
}

/** Rows of the test images of `digit` that at least one of `runs` reads as `readAs`, ascending. */
export function rowsOfCell(labels: Uint8Array, runs: readonly Predictions[], digit: number, readAs: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] === digit && runs.some((predictions) => predictions[row] === readAs)) rows.push(row);
  }
  return rows;
}
