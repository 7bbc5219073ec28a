import { type ConvolutionShape, convolutionSizes } from "./convolutionShape";
import type { StorageBuffer } from "./storageBuffers";

/**
 * The images that a convolution reads, as runs of numbers that lie one behind the other: without padding a row of the filter
 * window is one run, with padding a pixel. Inner place `run · runLength + r` of the product is number r of that run. All text
 * is WGSL; `fn originOf(image: u32, row: u32, column: u32)` gives what is needed to know of a place of the output, and
 * `fn x1(origin, run: u32, r: u32) -> f32` one number.
 */
export interface ImageVectors {
  readonly buffer: StorageBuffer;
  readonly runs: number;
  readonly runLength: number;
  readonly wgsl: string;
  /** Statements for `run` of the place whose origin is `origin${id}`, and then its numbers 4k to 4k + 3, zeros behind the last. */
  readonly startRun: (id: string) => string;
  readonly ofRun: (id: string, k: string) => string;
  /** Statements for the inner places `weights${id}: vec4u`, of which one vector is made, and that vector at `origin`. */
  readonly startPlaces: (id: string) => string;
  readonly atPlaces: (id: string, origin: string) => string;
}

/** See `ImageVectors`; the buffer is `x`, of vectors where pixels consist of them, unless single numbers are asked for. */
export function imageVectors(shape: ConvolutionShape, unit: "vectors" | "numbers" = "vectors"): ImageVectors {
  const { input, kernelSize, padding, strides } = shape;
  const { inputLength, before } = convolutionSizes(shape);
  const [height, width, channels] = input;
  const isWhole = unit === "vectors" && channels % 4 === 0;
  const isPadded = padding === "same";
  const [runs, runLength] = isPadded ? [kernelSize ** 2, channels] : [kernelSize, kernelSize * channels];
  // Of vectors or numbers, in a pixel.
  const perPixel = isWhole ? channels / 4 : channels;
  const last = inputLength - 1;
  const each = (part: (name: string, i: number) => string) => [..."xyzw"].map(part).join(", ");
  const outside = (vector: string, isInside: string) => (isPadded ? `select(vec4f(), ${vector}, ${isInside})` : vector);
  return {
    buffer: { name: "x", use: "read", ...(isWhole ? { length: inputLength / 4, element: "vec4f" } : { length: inputLength }) },
    runs,
    runLength,
    wgsl: `${
      isPadded
        ? `fn originOf(image: u32, row: u32, column: u32) -> vec3i {
  return vec3i(vec3u(image, row * ${strides}u, column * ${strides}u)) - vec3i(0, ${before[0]}, ${before[1]});
}
fn isInside(pixel: vec3i) -> bool { return all(pixel.yz >= vec2i(0)) && all(pixel.yz < vec2i(${height}, ${width})); }
fn pixelOf(origin: vec3i, run: u32) -> vec3i { return origin + vec3i(vec3u(0, run / ${kernelSize}u, run % ${kernelSize}u)); }
fn startOf(pixel: vec3i) -> u32 {
  let near = clamp(pixel.yz, vec2i(0), vec2i(${height - 1}, ${width - 1}));
  return u32((pixel.x * ${height} + near.x) * ${width} + near.y) * ${perPixel}u;
}`
        : `fn originOf(image: u32, row: u32, column: u32) -> u32 {
  return (image * ${height}u + row * ${strides}u) * ${width}u + column * ${strides}u;
}
fn pixelOf(origin: u32, run: u32) -> u32 { return origin + run * ${width}u; }
fn isInside(pixel: u32) -> bool { return true; }
fn startOf(pixel: u32) -> u32 { return pixel * ${perPixel}u; }`
    }
${isWhole ? "" : numbersWgsl(runLength, last, isPadded ? "vec3i" : "u32")}`,
    startRun: (id) => `
  let pixel${id} = pixelOf(origin${id}, run);
  let isInside${id} = isInside(pixel${id});
  let start${id} = startOf(pixel${id});`,
    ofRun: (id, k) => outside(isWhole ? `x[start${id} + ${k}]` : `inside4(start${id}, ${k})`, `isInside${id}`),
    startPlaces: (id) =>
      isWhole
        ? `
  let run${id} = weights${id}.x / ${runLength}u;
  let offset${id} = weights${id}.x % ${runLength}u / 4;`
        : `
  let run${id} = weights${id} / ${runLength}u;
  let offset${id} = weights${id} % ${runLength}u;`,
    atPlaces: (id, origin) => {
      if (!isWhole) return `vec4f(${each((part) => `x1(${origin}, run${id}.${part}, offset${id}.${part})`)})`;
      const pixel = `pixelOf(${origin}, run${id})`;
      return outside(`x[startOf(${pixel}) + offset${id}]`, `isInside(${pixel})`);
    },
  };
}

function numbersWgsl(runLength: number, last: number, origin: string): string {
  const part = (name: string) => `x[index.${name}]`;
  return `fn inside4(start: u32, k: u32) -> vec4f {
  let place = 4 * k + vec4u(0, 1, 2, 3);
  let index = min(start + place, vec4u(${last}u));
  return select(vec4f(), vec4f(${[..."xyzw"].map(part).join(", ")}), place < vec4u(${runLength}u));
}
fn x1(origin: ${origin}, run: u32, r: u32) -> f32 {
  let pixel = pixelOf(origin, run);
  return select(0.0, x[min(startOf(pixel) + r, ${last}u)], isInside(pixel));
}`;
}
