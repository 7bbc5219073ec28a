import type { DigitSamples } from "../protocol/messages";
import { type ImageSet, pixelCount } from "./imageSet";

/** The first `perDigit` images of each digit, for a look at the data. */
export function digitSamples(set: ImageSet, perDigit: number): DigitSamples[] {
  return Array.from({ length: 10 }, (_, digit) => {
    const rows: number[] = [];
    for (let row = 0; row < set.count && rows.length < perDigit; row++) {
      if (set.labels[row] === digit) rows.push(row);
    }
    const images = new Uint8Array(rows.length * pixelCount);
    for (const [i, row] of rows.entries()) {
      images.set(set.images.subarray(row * pixelCount, (row + 1) * pixelCount), i * pixelCount);
    }
    return { digit, images, count: rows.length };
  });
}

/** How many images of each digit a set has. */
export function digitCounts({ labels }: ImageSet): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
