import { bytesBuffer, type ChangedBatch, imageBytes, imageSide, vectorsPerChange } from "./changedBatch";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/**
 * The step's images changed as `changes` says, x = scale · byte + offset; the same as the second half of `augmentImage`. Binds
 * the set's bytes, the epoch's order, changes [batch, 5 vectors], and x [batch, pixels].
 */
export function gatherChanged(options: ChangedBatch & { readonly scale: number; readonly offset: number }): KernelCode {
  const { batch, images, ordered, scale, offset } = options;
  const order = epochOrderWgsl(ordered);
  const length = batch * imageBytes;
  return perElement(
    "gatherChanged",
    [
      bytesBuffer(options),
      order.buffer,
      { name: "changes", use: "read", length: batch * vectorsPerChange, element: "vec4f" },
      { name: "x", use: "write", length },
    ],
    length,
    {
      wgsl: `${order.wgsl}
// Four neighbours of a row from column left on, of which those beside the image are black.
fn fourAt(first: i32, left: i32, row: i32) -> vec4f {
  let place = max(first + row * ${imageSide} + left, 0);
  let word = place >> 2u;
  let shift = u32(place & 3) * 8u;
  let high = select(bytes[min(word + 1, ${(images * imageBytes) / 4 - 1})] << (32u - shift), 0u, shift == 0u);
  let values = unpack4x8unorm((bytes[word] >> shift) | high) * 255.0;
  let columns = vec4i(left, left + 1, left + 2, left + 3);
  let isInside = (columns >= vec4i(0)) & (columns < vec4i(${imageSide})) & vec4<bool>(row >= 0 && row < ${imageSide});
  return select(vec4f(0.0), values, isInside);
}
// The middle two of a row, each drawn towards the extreme of itself and its neighbours, between the rows above and below.
fn thickened(above: vec4f, own: vec4f, below: vec4f, thickness: f32) -> vec2f {
  let most = max(max(max(own.xy, own.zw), max(above.yz, below.yz)), own.yz);
  let least = min(min(min(own.xy, own.zw), min(above.yz, below.yz)), own.yz);
  return mix(own.yz, select(most, least, thickness < 0.0), abs(thickness));
}`,
      body: `
  let row = index / ${imageBytes}u;
  if (row >= step.rows) { return; }
  let place = vec2f(f32(index % ${imageSide}u), f32((index % ${imageBytes}u) / ${imageSide}u));
  let back = changes[row * ${vectorsPerChange}u];
  let centers = changes[row * ${vectorsPerChange}u + 1u];
  let rows = changes[row * ${vectorsPerChange}u + 2u];
  let columns = changes[row * ${vectorsPerChange}u + 3u];
  let away = place - centers.xy;
  let source = centers.zw
    + vec2f(back.x * away.x + back.y * away.y, back.z * away.x + back.w * away.y)
    + vec2f(rows.y * sin(rows.z * place.y + rows.w), columns.x * sin(columns.y * place.x + columns.z));
  let extent = changes[row * ${vectorsPerChange}u + 4u];
  var value = 0.0;
  // A pixel thicker, and one more that what lies between reaches.
  if (all(source > extent.xz - 2.0) && all(source < extent.yw + 2.0)) {
    let corner = vec2i(floor(source));
    let weight = source - floor(source);
    let first = i32(imageAt(row) * ${imageBytes}u);
    let r0 = fourAt(first, corner.x - 1, corner.y - 1);
    let r1 = fourAt(first, corner.x - 1, corner.y);
    let r2 = fourAt(first, corner.x - 1, corner.y + 1);
    let r3 = fourAt(first, corner.x - 1, corner.y + 2);
    // Thick lines end where the image does.
    let columns = vec2i(corner.x, corner.x + 1);
    let isColumn = (columns >= vec2i(0)) & (columns < vec2i(${imageSide}));
    let isUpper = isColumn & vec2<bool>(corner.y >= 0 && corner.y < ${imageSide});
    let isLower = isColumn & vec2<bool>(corner.y >= -1 && corner.y < ${imageSide - 1});
    let upper = select(vec2f(0.0), thickened(r0, r1, r2, rows.x), isUpper);
    let lower = select(vec2f(0.0), thickened(r1, r2, r3, rows.x), isLower);
    let between = mix(upper, lower, weight.y);
    value = mix(between.x, between.y, weight.x);
  }
  x[index] = value * ${scale} + ${offset};`,
    },
  );
}
