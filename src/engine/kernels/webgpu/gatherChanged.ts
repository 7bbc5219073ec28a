import { bytesWgsl, type ChangedBatch, imageBytes, imageSide, vectorsPerChange } from "./changedBatch";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/**
 * The step's images changed as `changes` says, x = scale · byte + offset; the same as the second half of `augmentImage`. Binds
 * the set's bytes, the epoch's order, changes [batch, 4 vectors], and x [batch, pixels].
 */
export function gatherChanged(options: ChangedBatch & { readonly scale: number; readonly offset: number }): KernelCode {
  const { batch, ordered, scale, offset } = options;
  const order = epochOrderWgsl(ordered);
  const bytes = bytesWgsl(options);
  const length = batch * imageBytes;
  return perElement(
    "gatherChanged",
    [
      bytes.buffer,
      order.buffer,
      { name: "changes", use: "read", length: batch * vectorsPerChange, element: "vec4f" },
      { name: "x", use: "write", length },
    ],
    length,
    {
      wgsl: `${order.wgsl}${bytes.wgsl}
fn valueAt(first: u32, place: vec2i) -> f32 {
  if (any(place < vec2i(0)) || any(place >= vec2i(${imageSide}))) { return 0.0; }
  return f32(byteAt(first + u32(place.y * ${imageSide} + place.x)));
}
fn thickAt(first: u32, place: vec2i, thickness: f32) -> f32 {
  if (any(place < vec2i(0)) || any(place >= vec2i(${imageSide}))) { return 0.0; }
  let own = valueAt(first, place);
  let around = vec4f(
    valueAt(first, place - vec2i(1, 0)), valueAt(first, place + vec2i(1, 0)),
    valueAt(first, place - vec2i(0, 1)), valueAt(first, place + vec2i(0, 1)),
  );
  let most = max(max(around.x, around.y), max(around.z, around.w));
  let least = min(min(around.x, around.y), min(around.z, around.w));
  let extreme = select(max(own, most), min(own, least), thickness < 0.0);
  return own + (extreme - own) * abs(thickness);
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
  let inside = clamp(source, vec2f(-1.0), vec2f(${imageSide}.0));
  let corner = vec2i(floor(inside));
  let weight = inside - floor(inside);
  let first = imageAt(row) * ${imageBytes}u;
  let upper = mix(thickAt(first, corner, rows.x), thickAt(first, corner + vec2i(1, 0), rows.x), weight.x);
  let lower = mix(thickAt(first, corner + vec2i(0, 1), rows.x), thickAt(first, corner + vec2i(1, 1), rows.x), weight.x);
  x[index] = mix(upper, lower, weight.y) * ${scale} + ${offset};`,
    },
  );
}
