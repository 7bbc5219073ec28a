import type { Augmentation } from "../../../data/augmentation";
import { leastInk } from "../../../data/augmentImage";
import { bytesBuffer, type ChangedBatch, imageBytes, imageSide, vectorsPerChange } from "./changedBatch";
import { drawnChangeWgsl } from "./drawnChangeWgsl";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

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
  const order = epochOrderWgsl(ordered);
  return perElement(
    "drawChanges",
    [bytesBuffer(options), order.buffer, { name: "changes", use: "write", length: batch * vectorsPerChange, element: "vec4f" }],
    batch,
    {
      wgsl: `${order.wgsl}
${drawnChangeWgsl(augmentation, seed)}
fn least(isMeant: vec4<bool>, values: vec4f) -> f32 {
  let meant = select(vec4f(1e9), values, isMeant);
  return min(min(meant.x, meant.y), min(meant.z, meant.w));
}
fn longest(minima: vec4f) -> f32 { return max(max(-minima.z - minima.x, -minima.w - minima.y), 1.0); }`,
      body: `
  if (index >= step.rows) { return; }
  let change = drawnChange(index);
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
      let mappedX = change.xx * across + change.xy * down;
      let mappedY = change.yx * across + change.yy * down;
      ink = min(ink, vec4f(least(isInk, across), down, least(isInk, -across), -down));
      mapped = min(mapped, vec4f(least(isInk, mappedX), least(isInk, mappedY), least(isInk, -mappedX), least(isInk, -mappedY)));
    }
  }
  let center = sums.yz / max(sums.x, 1.0);
  let growth = longest(ink) / longest(mapped);
  let inverse = 1.0 / ((change.xx * change.yy - change.xy * change.yx) * change.scale * growth);
  let at = index * ${vectorsPerChange}u;
  changes[at] = vec4f(change.yy, -change.xy, -change.yx, change.xx) * inverse;
  changes[at + 1u] = vec4f(center + change.shift, center);
  changes[at + 2u] = vec4f(change.thickness, change.rows);
  changes[at + 3u] = vec4f(change.columns, 0.0);`,
    },
  );
}
