import { type ClassMetrics, classMetrics } from "../../statistics/classMetrics";
import { confusionMatrix } from "../../statistics/confusionMatrix";
import type { Reader } from "./readers";

/** Columns of the table of digits. */
export const classColumns = ["images", "precision", "recall", "f1"] as const;
export type ClassColumn = (typeof classColumns)[number];

/** One digit's figures, or the mean of all where `digit` is null, and what they are more than the other reader's. */
export interface ClassRow {
  readonly digit: number | null;
  readonly metrics: Omit<ClassMetrics, "images"> & { readonly images: number };
  readonly gains: Omit<ClassMetrics, "images"> | null;
}

/** What the rows are sorted by. */
export interface ClassSort {
  readonly by: ClassColumn | "digit";
  readonly direction: "ascending" | "descending";
}

/** A row for each digit in the order of `sort`, and the mean of all last. Several seeds are counted together. */
export function makeClassRows(labels: Uint8Array, reader: Reader, other: Reader | null, sort: ClassSort): ClassRow[] {
  const own = classMetrics(confusionMatrix(labels, reader.predictions));
  const others = other && classMetrics(confusionMatrix(labels, other.predictions));
  const gain = (a: Omit<ClassMetrics, "images">, b: Omit<ClassMetrics, "images"> | undefined) =>
    b ? { precision: a.precision - b.precision, recall: a.recall - b.recall, f1: a.f1 - b.f1 } : null;
  const seeds = Math.max(1, reader.predictions.length);
  const rows = own.classes.map((metrics, digit): ClassRow & { digit: number } => ({
    digit,
    // Test images, not readings of them.
    metrics: { ...metrics, images: metrics.images / seeds },
    gains: gain(metrics, others?.classes[digit]),
  }));
  const sortedValue = (row: ClassRow & { digit: number }) => (sort.by === "digit" ? row.digit : row.metrics[sort.by]);
  const sign = sort.direction === "ascending" ? 1 : -1;
  const all = rows.reduce((sum, { metrics }) => sum + metrics.images, 0);
  return [
    ...rows.sort((a, b) => sign * (sortedValue(a) - sortedValue(b)) || a.digit - b.digit),
    { digit: null, metrics: { ...own.macro, images: all }, gains: gain(own.macro, others?.macro) },
  ];
}

/** The next sort after a press on a heading: the worst digit first, then the reverse. */
export function nextClassSort(sort: ClassSort, by: ClassSort["by"]): ClassSort {
  if (sort.by !== by) return { by, direction: "ascending" };
  return { by, direction: sort.direction === "ascending" ? "descending" : "ascending" };
}
