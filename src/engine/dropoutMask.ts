import { createRandom, deriveSeed, randomPurpose } from "../data/random";

/**
 * Fills `mask` with 0 (dropped, with probability `rate`) or 1 / (1 − rate) (kept; "inverted" dropout as in Keras). The
 * mask depends on nothing but seed, layer and step, so a run can be repeated and two layers never share one.
 */
export function fillDropoutMask(mask: Float32Array, rate: number, seed: number, layer: number, step: number): void {
  const random = createRandom(deriveSeed(seed, randomPurpose.dropout, layer, step));
  const threshold = rate * 2 ** 32;
  const kept = 1 / (1 - rate);
  for (let i = 0; i < mask.length; i++) mask[i] = random() < threshold ? 0 : kept;
}
