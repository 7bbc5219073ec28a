import { type Augmentation, augmentationSeed, waves } from "../../../data/augmentation";
import { leastInk } from "../../../data/augmentImage";
import { counterBits } from "../../../data/random";
import { bytesBuffer, type ChangedBatch, imageBytes, imageSide, vectorsPerChange } from "./changedBatch";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { randomBitsWgsl } from "./randomBitsWgsl";

/** Words of an image, and of one of its rows. */
const words = imageBytes / 4;
const wordsAcross = imageSide / 4;

/**
 * Draws how each image of the step changes, and measures what it takes to keep its size and its centre of mass; the same as
 * `fillAugmentation` and the first half of `augmentImage`. Binds the set's bytes, the epoch's order, and changes
 * [batch, 4 vectors]: the map back, row by row; where the centre of mass lies in the result and in the image; thickness and
 * the wave of the rows; the wave of the columns.
 */
export function drawChanges(options: ChangedBatch & { readonly augmentation: Augmentation; readonly seed: number }): KernelCode {
  const { batch, ordered, augmentation, seed } = options;
  const { turn, slant, stretch, thickness, bend, movedShare, scale, shift } = augmentation;
  const order = epochOrderWgsl(ordered);
  const perPixel = (2 * Math.PI) / waves.acrossPixels;
  return perElement(
    "drawChanges",
    [bytesBuffer(options), order.buffer, { name: "changes", use: "write", length: batch * vectorsPerChange, element: "vec4f" }],
    batch,
    {
      wgsl: `${order.wgsl}
${randomBitsWgsl}
const seedBits = ${counterBits(augmentationSeed(seed))}u;
fn share(row: u32, draw: u32) -> f32 {
  return f32(hashed(draw + hashed(row + hashed(step.index + seedBits))) >> 8u) / 16777216.0;
}
fn either(row: u32, draw: u32, most: f32) -> f32 { return (2.0 * share(row, draw) - 1.0) * most; }
fn least(isMeant: vec4<bool>, values: vec4f) -> f32 {
  let meant = select(vec4f(1e9), values, isMeant);
  return min(min(meant.x, meant.y), min(meant.z, meant.w));
}
fn longest(minima: vec4f) -> f32 { return max(max(-minima.z - minima.x, -minima.w - minima.y), 1.0); }
fn wave(row: u32, draw: u32) -> vec3f {
  let periods = ${waves.fewest} + ${waves.most - waves.fewest} * share(row, draw + 1u);
  return vec3f(either(row, draw, ${bend}), periods * ${perPixel}, ${2 * Math.PI} * share(row, draw + 2u));
}`,
      body: `
  if (index >= step.rows) { return; }
  let isMoved = share(index, 0u) < ${movedShare};
  let angle = either(index, 1u, ${turn});
  let slant = either(index, 2u, ${slant});
  let width = exp(either(index, 3u, ${stretch}));
  let moved = vec3f(${scale[0]} + ${scale[1] - scale[0]} * share(index, 4u), either(index, 5u, ${shift}), either(index, 6u, ${shift}));
  let change = select(vec3f(1.0, 0.0, 0.0), moved, isMoved);
  let xx = cos(angle) * width;
  let xy = -cos(angle) * slant - sin(angle);
  let yx = sin(angle) * width;
  let yy = -sin(angle) * slant + cos(angle);

  let first = imageAt(index) * ${words}u;
  var sums = vec3f(0.0);
  // Left, top, and with the sign changed right and bottom, so that all are minima.
  var ink = vec4f(${imageSide}.0, ${imageSide}.0, 0.0, 0.0);
  var mapped = vec4f(1e9);
  for (var y = 0u; y < ${imageSide}u; y++) {
    for (var word = 0u; word < ${wordsAcross}u; word++) {
      let packed = bytes[first + y * ${wordsAcross}u + word];
      if (packed == 0u) { continue; }
      let values = round(unpack4x8unorm(packed) * 255.0);
      let across = vec4f(0.0, 1.0, 2.0, 3.0) + f32(4u * word);
      let down = f32(y);
      let mass = dot(values, vec4f(1.0));
      sums += vec3f(mass, dot(values, across), mass * down);
      let isInk = values >= vec4f(${leastInk}.0);
      if (!any(isInk)) { continue; }
      let mappedX = xx * across + xy * down;
      let mappedY = yx * across + yy * down;
      ink = min(ink, vec4f(least(isInk, across), down, least(isInk, -across), -down));
      mapped = min(mapped, vec4f(least(isInk, mappedX), least(isInk, mappedY), least(isInk, -mappedX), least(isInk, -mappedY)));
    }
  }
  let center = sums.yz / max(sums.x, 1.0);
  let growth = longest(ink) / longest(mapped);
  let inverse = 1.0 / ((xx * yy - xy * yx) * change.x * growth);
  let rows = wave(index, 8u);
  let columns = wave(index, 11u);
  let at = index * ${vectorsPerChange}u;
  changes[at] = vec4f(yy, -xy, -yx, xx) * inverse;
  changes[at + 1u] = vec4f(center + change.yz, center);
  changes[at + 2u] = vec4f(either(index, 7u, ${thickness}), rows);
  changes[at + 3u] = vec4f(columns, 0.0);`,
    },
  );
}
