import {
  bytesBuffer,
  type ChangedBatch,
  imageBytes,
  imageSide,
  marginColumns,
  paddedColumns,
  paddedRows,
  vectorsPerChange,
} from "./changedBatch";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/** Words of four pixels across an image, and across it with its margin. */
const words = imageSide / 4;
const paddedWords = paddedColumns / 4;

/**
 * The step's images with a black margin, in 0..255, each pixel drawn towards the extreme of itself and its four neighbours as
 * `changes` says. Binds the set's bytes, the epoch's order, changes [batch, 4 vectors], and thick [batch, rows, words].
 */
export function thickenImages(options: ChangedBatch): KernelCode {
  const { batch, images, ordered } = options;
  const order = epochOrderWgsl(ordered);
  const length = batch * paddedRows * paddedWords;
  const lastWord = (images * imageBytes) / 4 - 1;
  return perElement(
    "thickenImages",
    [
      bytesBuffer(options),
      order.buffer,
      { name: "changes", use: "read", length: batch * vectorsPerChange, element: "vec4f" },
      { name: "thick", use: "write", length, element: "vec4f" },
    ],
    length,
    {
      wgsl: `${order.wgsl}
fn wordAt(place: i32, isInside: bool) -> vec4f {
  return unpack4x8unorm(select(0u, bytes[clamp(place, 0, ${lastWord})], isInside)) * 255.0;
}`,
      body: `
  let image = index / ${paddedRows * paddedWords}u;
  if (image >= step.rows) { return; }
  let row = i32((index / ${paddedWords}u) % ${paddedRows}u) - 1;
  let word = i32(index % ${paddedWords}u) - ${marginColumns / 4};
  let place = i32(imageAt(image)) * ${imageBytes / 4} + row * ${words} + word;
  let isInside = row >= 0 && row < ${imageSide} && word >= 0 && word < ${words};
  let own = wordAt(place, isInside);
  let before = wordAt(place - 1, isInside && word > 0).w;
  let after = wordAt(place + 1, isInside && word < ${words - 1}).x;
  let above = wordAt(place - ${words}, isInside && row > 0);
  let below = wordAt(place + ${words}, isInside && row < ${imageSide - 1});
  let left = vec4f(before, own.xyz);
  let right = vec4f(own.yzw, after);
  let thickness = changes[image * ${vectorsPerChange}u + 2u].x;
  let most = max(own, max(max(left, right), max(above, below)));
  let least = min(own, min(min(left, right), min(above, below)));
  thick[index] = mix(own, select(most, least, thickness < 0.0), abs(thickness));`,
    },
  );
}
