import { imageBytes, imageSide, marginColumns, paddedColumns, paddedRows, vectorsPerChange } from "./changedBatch";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/**
 * The step's images changed as `changes` says, x = scale · value + offset; the same as the second half of `augmentImage`. Binds
 * changes [batch, 4 vectors], the images with their margin [batch, rows, columns], and x [batch, pixels].
 */
export function gatherChanged(options: { readonly batch: number; readonly scale: number; readonly offset: number }): KernelCode {
  const { batch, scale, offset } = options;
  const length = batch * imageBytes;
  return perElement(
    "gatherChanged",
    [
      { name: "changes", use: "read", length: batch * vectorsPerChange, element: "vec4f" },
      { name: "thick", use: "read", length: batch * paddedRows * paddedColumns },
      { name: "x", use: "write", length },
    ],
    length,
    {
      body: `
  let row = index / ${imageBytes}u;
  if (row >= step.rows) { return; }
  let pixel = index - row * ${imageBytes}u;
  let place = vec2f(f32(pixel % ${imageSide}u), f32(pixel / ${imageSide}u));
  let back = changes[row * ${vectorsPerChange}u];
  let centers = changes[row * ${vectorsPerChange}u + 1u];
  let rows = changes[row * ${vectorsPerChange}u + 2u];
  let columns = changes[row * ${vectorsPerChange}u + 3u];
  let away = place - centers.xy;
  let source = centers.zw
    + vec2f(back.x * away.x + back.y * away.y, back.z * away.x + back.w * away.y)
    + vec2f(rows.y * sin(rows.z * place.y + rows.w), columns.x * sin(columns.y * place.x + columns.z));
  // Beside the image is its margin, which is black.
  let inside = clamp(source, vec2f(-1.0), vec2f(${imageSide - 0.001}));
  let corner = floor(inside);
  let weight = inside - corner;
  let first = row * ${paddedRows * paddedColumns}u + u32((corner.y + 1.0) * ${paddedColumns}.0 + corner.x + ${marginColumns}.0);
  let upper = mix(thick[first], thick[first + 1u], weight.x);
  let lower = mix(thick[first + ${paddedColumns}u], thick[first + ${paddedColumns + 1}u], weight.x);
  x[index] = mix(upper, lower, weight.y) * ${scale} + ${offset};`,
    },
  );
}
