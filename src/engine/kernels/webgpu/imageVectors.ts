import { type ConvolutionShape, convolutionSizes } from "./convolutionShape";
import type { StorageBuffer } from "./storageBuffers";

/**
 * The images that a convolution reads, as runs of numbers that lie one behind the other: without padding a row of the filter
 * window is one run, with padding a pixel. Inner place `run · runLength + r` of the product is number r of that run.
 */
export interface ImageVectors {
  readonly buffer: StorageBuffer;
  readonly runs: number;
  readonly runLength: number;
  /**
   * WGSL of `fn originOf(image: u32, row: u32, column: u32)`, what the two functions need of a place of the output;
   * `fn x4(origin, run: u32, vector: u32) -> vec4f`, four numbers of a run, zeros behind its end and outside of the image; and
   * `fn x1(origin, run: u32, r: u32) -> f32`, one of them.
   */
  readonly wgsl: string;
}

/** See `ImageVectors`; the buffer is `x`, of vectors where pixels consist of them, unless single numbers are asked for. */
export function imageVectors(shape: ConvolutionShape, unit: "vectors" | "numbers" = "vectors"): ImageVectors {
  const { input, kernelSize, padding } = shape;
  const { inputLength } = convolutionSizes(shape);
  const [, , channels] = input;
  const isWhole = unit === "vectors" && channels % 4 === 0;
  const [runs, runLength] = padding === "valid" ? [kernelSize, kernelSize * channels] : [kernelSize ** 2, channels];
  const element = isWhole ? "x[index / 4][index % 4]" : `x[min(index, ${inputLength - 1}u)]`;
  const vector = isWhole
    ? "return x[start / 4 + vector];"
    : `let place = 4 * vector + vec4u(0, 1, 2, 3);
  let index = min(start + place, vec4u(${inputLength - 1}u));
  let values = vec4f(${[..."xyzw"].map((part) => `x[index.${part}]`).join(", ")});
  return select(vec4f(), values, place < vec4u(${runLength}u));`;
  return {
    buffer: { name: "x", use: "read", ...(isWhole ? { length: inputLength / 4, element: "vec4f" } : { length: inputLength }) },
    runs,
    runLength,
    wgsl: `${padding === "valid" ? unpaddedWgsl(shape) : paddedWgsl(shape)}
fn inside1(start: u32, r: u32) -> f32 {
  let index = start + r;
  return ${element};
}
fn inside4(start: u32, vector: u32) -> vec4f {
  ${vector}
}`,
  };
}

function unpaddedWgsl({ input, strides }: ConvolutionShape): string {
  const [height, width, channels] = input;
  const start = `(origin + run * ${width}u) * ${channels}u`;
  return `fn originOf(image: u32, row: u32, column: u32) -> u32 {
  return (image * ${height}u + row * ${strides}u) * ${width}u + column * ${strides}u;
}
fn x4(origin: u32, run: u32, vector: u32) -> vec4f { return inside4(${start}, vector); }
fn x1(origin: u32, run: u32, r: u32) -> f32 { return inside1(${start}, r); }`;
}

function paddedWgsl(shape: ConvolutionShape): string {
  const { input, strides, kernelSize } = shape;
  const [height, width, channels] = input;
  const { before } = convolutionSizes(shape);
  return `fn originOf(image: u32, row: u32, column: u32) -> vec3i {
  return vec3i(vec3u(image, row * ${strides}u, column * ${strides}u)) - vec3i(0, ${before[0]}, ${before[1]});
}
fn pixelOf(origin: vec3i, run: u32) -> vec3i { return origin + vec3i(vec3u(0, run / ${kernelSize}u, run % ${kernelSize}u)); }
fn isInside(pixel: vec3i) -> bool { return all(pixel.yz >= vec2i(0)) && all(pixel.yz < vec2i(${height}, ${width})); }
fn startOf(pixel: vec3i) -> u32 {
  let near = clamp(pixel.yz, vec2i(0), vec2i(${height - 1}, ${width - 1}));
  return u32((pixel.x * ${height} + near.x) * ${width} + near.y) * ${channels}u;
}
fn x4(origin: vec3i, run: u32, vector: u32) -> vec4f {
  let pixel = pixelOf(origin, run);
  return select(vec4f(), inside4(startOf(pixel), vector), isInside(pixel));
}
fn x1(origin: vec3i, run: u32, r: u32) -> f32 {
  let pixel = pixelOf(origin, run);
  return select(0.0, inside1(startOf(pixel), r), isInside(pixel));
}`;
}
