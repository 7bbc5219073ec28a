/** Middle of several values, and how far they spread. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The middle value; the mean of the middle two of an even number. Throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error("expected at least one value, found none");
  return (lower + upper) / 2;
}

/** Median, smallest and largest of at least one value; null where there is none. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * How many times as long `theirs` took as `ours`, pair by pair: entry i of both comes from repeat i, and null where that one
 * gave no value. A machine that is slower for a while then slows both halves of a pair.
 */
export function pairedRatios(theirs: readonly (number | null)[], ours: readonly (number | null)[]): number[] {
  return theirs.flatMap((value, repeat) => {
    const reference = ours[repeat] ?? null;
    return value === null || reference === null ? [] : [value / reference];
  });
}
