import type { Histogram } from "../protocol/inspectedLayer";

/** Parts of a histogram. */
export const histogramParts = 48;

/** Counts `values` in equal parts between the least and the greatest of them; where all are equal, in the middle of ±½ around it. */
export function makeHistogram(values: Float32Array, parts = histogramParts): Histogram {
  const counts = new Array<number>(parts).fill(0);
  let [least, greatest, sum, finite] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    sum += value;
    finite++;
  }
  const notFinite = values.length - finite;
  if (finite === 0) return { min: 0, max: 0, counts, mean: 0, standardDeviation: 0, notFinite };
  const [min, max] = least < greatest ? [least, greatest] : [least - 0.5, least + 0.5];
  const mean = sum / finite;
  const perUnit = parts / (max - min);
  let squares = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    squares += (value - mean) ** 2;
    const part = Math.min(parts - 1, Math.floor((value - min) * perUnit));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return { min, max, counts, mean, standardDeviation: Math.sqrt(squares / finite), notFinite };
}
