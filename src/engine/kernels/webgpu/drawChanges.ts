import { type Augmentation, augmentationSeed, waves } from "../../../data/augmentation";
import { leastInk } from "../../../data/augmentImage";
import { counterBits } from "../../../data/random";
import { bytesWgsl, type ChangedBatch, imageBytes, imageSide, vectorsPerChange } from "./changedBatch";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { randomBitsWgsl } from "./randomBitsWgsl";

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
  const bytes = bytesWgsl(options);
  const perPixel = (2 * Math.PI) / waves.acrossPixels;
  return perElement(
    "drawChanges",
    [bytes.buffer, order.buffer, { name: "changes", use: "write", length: batch * vectorsPerChange, element: "vec4f" }],
    batch,
    {
      wgsl: `${order.wgsl}${bytes.wgsl}
${randomBitsWgsl}
const seedBits = ${counterBits(augmentationSeed(seed))}u;
fn share(row: u32, draw: u32) -> f32 {
  return f32(hashed(draw + hashed(row + hashed(step.index + seedBits))) >> 8u) / 16777216.0;
}
fn either(row: u32, draw: u32, most: f32) -> f32 { return (2.0 * share(row, draw) - 1.0) * most; }
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

  let first = imageAt(index) * ${imageBytes}u;
  var mass = 0u;
  var moments = vec2u(0u);
  var low = vec2f(${imageSide}.0);
  var high = vec2f(0.0);
  var mappedLow = vec2f(1e9);
  var mappedHigh = vec2f(-1e9);
  for (var y = 0u; y < ${imageSide}u; y++) {
    for (var x = 0u; x < ${imageSide}u; x++) {
      let value = byteAt(first + y * ${imageSide}u + x);
      mass += value;
      moments += value * vec2u(x, y);
      if (value >= ${leastInk}u) {
        let place = vec2f(f32(x), f32(y));
        let mapped = vec2f(xx * place.x + xy * place.y, yx * place.x + yy * place.y);
        low = min(low, place);
        high = max(high, place);
        mappedLow = min(mappedLow, mapped);
        mappedHigh = max(mappedHigh, mapped);
      }
    }
  }
  let center = vec2f(moments) / f32(max(mass, 1u));
  let box = high - low;
  let mappedBox = mappedHigh - mappedLow;
  let growth = max(max(box.x, box.y), 1.0) / max(max(mappedBox.x, mappedBox.y), 1.0);
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
