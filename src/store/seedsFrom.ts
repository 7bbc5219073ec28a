import { limits } from "../protocol/limits";

/** `count` seeds from `first` on; the last possible seed is followed by the first. */
export function seedsFrom(first: number, count: number): number[] {
  const { min, max } = limits.seed;
  const span = max - min + 1;
  return Array.from({ length: count }, (_, index) => ((first - min + index) % span) + min);
}

/** `wanted` within the limits, or the number after `seed`; `seed` itself where `wanted` is no number. */
export function nextSeed(seed: number, wanted: number | undefined): number {
  const { min, max } = limits.seed;
  if (wanted === undefined) return seed >= max ? min : seed + 1;
  return Number.isFinite(wanted) ? Math.min(max, Math.max(min, Math.round(wanted))) : seed;
}
