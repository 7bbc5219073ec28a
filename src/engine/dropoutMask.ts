import { counterBits, deriveSeed, randomPurpose } from "../data/random";

/** Seed of all dropout masks of a run; the GPU's kernel draws the same ones from it. */
export function dropoutSeed(seed: number): number {
  return deriveSeed(seed, randomPurpose.dropout);
}

/**
 * Fills `mask` with 0 (dropped, with probability `rate`) or 1 / (1 − rate) (kept; "inverted" dropout as in Keras). The
 * mask depends on nothing but seed, layer and step, so a run can be repeated and two layers never share one.
 */
export function fillDropoutMask(mask: Float32Array, rate: number, seed: number, layer: number, step: number): void {
  const key = counterBits(step + counterBits(layer + counterBits(dropoutSeed(seed))));
  const threshold = Math.round(rate * 2 ** 24);
  const kept = 1 / (1 - rate);
  for (let i = 0; i < mask.length; i++) mask[i] = counterBits(i + key) >>> 8 < threshold ? 0 : kept;
}
