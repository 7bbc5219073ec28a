import type { ImageMeasures } from "./imageMeasures";

/** Where a measure lies in MNIST: 5 % of the images are below `low` and 5 % above `high`. */
export interface MeasureRange {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** So far beyond is still no other kind of image: the width of a rounding. */
  readonly slack: number;
}

/** Measured on MNIST's 60,000 training images with `measureImage`; `npx tsx scripts/mnistRanges.ts` prints the figures. */
export const mnistRanges: { readonly [Name in keyof ImageMeasures]: MeasureRange } = {
  longestSide: { low: 20, middle: 20, high: 20, slack: 0.5 },
  strokeWidth: { low: 1.44, middle: 2.3, high: 3.7, slack: 0.05 },
  centerX: { low: 13.55, middle: 14.01, high: 14.45, slack: 0.1 },
  centerY: { low: 13.55, middle: 13.99, high: 14.45, slack: 0.1 },
  ink: { low: 0.065, middle: 0.127, high: 0.207, slack: 0.005 },
};

/** A measure outside of MNIST's range, and on which side. */
export interface OutsideMeasure {
  readonly name: keyof ImageMeasures;
  readonly side: "below" | "above";
}

/** The measures of an image that lie outside of MNIST's range. */
export function outsideOfMnist(measures: ImageMeasures): readonly OutsideMeasure[] {
  // `Object.keys` cannot know that the table has no other keys.
  const names = Object.keys(mnistRanges) as (keyof ImageMeasures)[];
  return names.flatMap((name): OutsideMeasure[] => {
    const { low, high, slack } = mnistRanges[name];
    const value = measures[name];
    if (value < low - slack) return [{ name, side: "below" }];
    return value > high + slack ? [{ name, side: "above" }] : [];
  });
}
