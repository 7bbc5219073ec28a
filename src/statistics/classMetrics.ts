import { classCount } from "../protocol/modelShape";
import type { ConfusionMatrix } from "./confusionMatrix";

/** How well one digit is read, all shares in 0..1. */
export interface ClassMetrics {
  /** Images of the digit. */
  readonly images: number;
  /** Of the images read as the digit, the share that are it; 0 where none is read as it. */
  readonly precision: number;
  /** Of the images of the digit, the share read as it; 0 where there are none. */
  readonly recall: number;
  /** Harmonic mean of precision and recall, 2PR / (P + R); 0 where both are 0. */
  readonly f1: number;
}

/** Plain means over the ten digits, each counting the same whatever its number of images. */
export type MacroMetrics = Pick<ClassMetrics, "precision" | "recall" | "f1">;

/** Precision, recall and F1 of each digit; a share 0 / 0 is 0. The mean over digits of F1, not the F1 of the means, is the macro F1. */
export function classMetrics(matrix: ConfusionMatrix): {
  readonly classes: readonly ClassMetrics[];
  readonly macro: MacroMetrics;
} {
  const digits = Array.from({ length: classCount }, (_, digit) => digit);
  const cell = (digit: number, readAs: number) => matrix[digit * classCount + readAs] ?? 0;
  const classes = digits.map((digit) => {
    const right = cell(digit, digit);
    const images = sum(digits.map((other) => cell(digit, other)));
    const readAs = sum(digits.map((other) => cell(other, digit)));
    return {
      images,
      precision: share(right, readAs),
      recall: share(right, images),
      // 2PR / (P + R) with the counts put in.
      f1: share(2 * right, images + readAs),
    };
  });
  const mean = (metric: keyof MacroMetrics) => sum(classes.map((one) => one[metric])) / classCount;
  return { classes, macro: { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") } };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
