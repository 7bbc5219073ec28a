import { keptCount } from "../protocol/classBalance";
import type { ThinningSpec } from "../protocol/experiment";
import { deriveSeed, permutation, randomPurpose } from "./random";

/**
 * Which of the first `count` rows stay, 1 or 0 each: of the digit's images the share `keep`, rounded to whole images and at least
 * one, drawn by the seed; all others.
 */
export function keptRows(labels: Uint8Array, count: number, { digit, keep }: ThinningSpec, seed: number): Uint8Array {
  const kept = new Uint8Array(count).fill(1);
  const ofDigit = [...kept.keys()].filter((row) => labels[row] === digit);
  const stay = keptCount(ofDigit.length, keep);
  const drawn = permutation(ofDigit.length, deriveSeed(seed, randomPurpose.thinning));
  for (const place of drawn.subarray(stay)) kept[ofDigit[place] ?? 0] = 0;
  return kept;
}

/**
 * `order` without the rows that do not stay, as long as before: the places behind are filled with the rows of `more` that stay, from
 * its beginning, again and again where it takes that. So a thinned run does as many steps as a whole one.
 */
export function thinOrder(order: Uint32Array, more: Uint32Array, kept: Uint8Array): Uint32Array {
  const stays = (row: number) => kept[row] === 1;
  const thinned = order.filter(stays);
  const rest = more.filter(stays);
  return order.map((_, place) => thinned[place] ?? rest[(place - thinned.length) % rest.length] ?? 0);
}
