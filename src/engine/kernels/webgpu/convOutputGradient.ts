import { type ConvolutionShape, convolutionSizes } from "./convolutionShape";
import type { StorageBuffer } from "./storageBuffers";

/** The buffers of a convolution's output gradient: dz and, when pooled, `positions` of its maxima. */
export function outputGradientBuffers(shape: ConvolutionShape): readonly StorageBuffer[] {
  const { outputLength } = convolutionSizes(shape);
  return [
    { name: "dz", use: "read", length: outputLength },
    ...(shape.pool === null ? [] : [{ name: "positions", use: "read", length: outputLength, element: "u32" } as const]),
  ];
}

/**
 * WGSL `fn outputGradient(image: u32, row: u32, column: u32, filterIndex: u32) -> f32`: the gradient at a place before
 * pooling, which is 0 where the place was not its window's maximum or in no window.
 */
export function outputGradientWgsl(shape: ConvolutionShape): string {
  const { filters, pool } = shape;
  const [height, width] = convolutionSizes(shape).output;
  const at = (row: string, column: string) =>
    `((image * ${height}u + ${row}) * ${width}u + ${column}) * ${filters}u + filterIndex`;
  const head = "fn outputGradient(image: u32, row: u32, column: u32, filterIndex: u32) -> f32 {";
  if (pool === null) return `${head} return dz[${at("row", "column")}]; }`;
  return `${head}
  let windowRow = row / ${pool}u;
  let windowColumn = column / ${pool}u;
  if (windowRow >= ${height}u || windowColumn >= ${width}u) { return 0; }
  let index = ${at("windowRow", "windowColumn")};
  return select(0.0, dz[index], positions[index] == row % ${pool}u * ${pool}u + column % ${pool}u);
}`;
}
