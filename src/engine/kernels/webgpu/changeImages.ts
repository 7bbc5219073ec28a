import type { Augmentation } from "../../../data/augmentation";
import { leastInk } from "../../../data/augmentImage";
import { bytesBuffer, type ChangedBatch, imageBytes, imageSide } from "./changedBatch";
import { drawnChangeWgsl } from "./drawnChangeWgsl";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { makeKernel, type StorageBuffer } from "./storageBuffers";

/** Words of an image, and of one of its rows. */
const words = imageBytes / 4;
const wordsAcross = imageSide / 4;
const across = [...Array(wordsAcross).keys()];
/** Words of a row of pairs, one for each pixel and one for the margin, filled up to a power of two; and rows with both margins. */
const pairsAcross = 32;
const pairRows = imageSide + 2;
/** Words in which an image waits to be read between its pixels. */
export const pairsLength = pairRows * pairsAcross;
/** White as the sixteen bits of a pair hold it. */
const white = 65535;
/** Added to a number below 2²², it leaves the nearest whole number in the lowest bits: a software adapter converts slowly. */
const toBits = "8388608.0";

/**
 * How a changed image leaves the kernel. `numbers`: x = scale · value + offset, for any layer. `halves`: 65535 · value / 255 in
 * sixteen bits a pixel, with a word for every four of them that is not 0 where any has ink.
 */
export type ChangedPixels =
  | { readonly kind: "numbers"; readonly scale: number; readonly offset: number }
  | { readonly kind: "halves" };

/** The buffers of `halves` for so many times four pixels: the pixels, and the words that tell where ink is. */
export function halvesBuffers(
  length: number,
  use: "read" | "write",
): { readonly pixels: StorageBuffer; readonly marks: StorageBuffer } {
  return {
    pixels: { name: "pixels", use, length, element: "vec2u" },
    marks: { name: "marks", use, length, element: "u32" },
  };
}

/**
 * The step's images changed as `augmentImage` does it, each by one invocation from its bytes to its pixels: for software adapters,
 * which pay for every load, so that all that is known of an image stays in registers, and none waits for another. Binds the set's
 * bytes, the epoch's order, pairs [batch, `pairsLength`] whose margin is 0 as buffers are when they are made, and x [batch,
 * pixels] or `halvesBuffers`.
 */
export function changeImages(
  options: ChangedBatch & { readonly augmentation: Augmentation; readonly seed: number; readonly pixels: ChangedPixels },
): KernelCode {
  const { batch, ordered, augmentation, seed, pixels } = options;
  const order = epochOrderWgsl(ordered);
  const halves = halvesBuffers(batch * words, "write");
  const out: readonly StorageBuffer[] =
    pixels.kind === "numbers"
      ? [{ name: "x", use: "write", length: batch * words, element: "vec4f" }]
      : [halves.pixels, halves.marks];
  return makeKernel(
    "changeImages",
    [bytesBuffer(options), order.buffer, { name: "pairs", use: "write", length: batch * pairsLength, element: "u32" }, ...out],
    [Math.ceil(batch / 4), 1, 1],
    `${order.wgsl}
${drawnChangeWgsl(augmentation, seed)}
fn between(pairs: vec4u, weight: vec4f) -> vec4f {
  let first = vec4f(bitcast<vec4i>(pairs & vec4u(0xffff)));
  let second = vec4f(bitcast<vec4i>(pairs >> vec4u(16)));
  return first + (second - first) * weight;
}
@compute @workgroup_size(4)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let index = group.x * 4 + lane;
  if (index >= min(step.rows, ${batch}u)) { return; }
  let change = drawnChange(index);
  let image = imageAt(index) * ${words}u;
  let firstPair = index * ${pairsLength}u;
${measureAndThicken}
${read(pixels)}
}`,
  );
}

/**
 * Goes through an image's rows once: adds up mass and moments, takes the extent of the ink, and writes the row above the present
 * one, thickened, as pairs of each pixel and the one to its right. Thinner is thicker with all signs changed.
 */
const measureAndThicken = `
  let sign = select(1.0, -1.0, change.thickness < 0.0);
  var mass = 0u;
  var moments = vec2u();
  var columns = 0u;
  var rows = vec2f(${imageSide}.0, 0.0);
  var mapped = vec4f(1e9, 1e9, -1e9, -1e9);
  ${across.map((i) => `var up${i} = vec4f(); var own${i} = vec4f();`).join(" ")}
  for (var y = 0u; y <= ${imageSide}u; y++) {
    let isRow = y < ${imageSide}u;
    let row = image + min(y, ${imageSide - 1}u) * ${wordsAcross}u;
    ${across.map((i) => `let word${i} = select(0u, bytes[row + ${i}], isRow);`).join("\n    ")}
    // Two sums to a word: of the pixels at even and at odd places, and of both by their word's number.
    ${across.map((i) => `let even${i} = word${i} & 0xff00ffu; let odd${i} = (word${i} >> 8) & 0xff00ffu;`).join("\n    ")}
    let even = ${across.map((i) => `even${i}`).join(" + ")};
    let odd = ${across.map((i) => `odd${i}`).join(" + ")};
    let byWord = ${across.map((i) => `(even${i} + odd${i}) * ${i}`).join(" + ")};
    let both = even + odd;
    let rowMass = (both & 0xffff) + (both >> 16);
    mass += rowMass;
    moments += vec2u(4 * ((byWord & 0xffff) + (byWord >> 16)) + (odd & 0xffff) + 2 * (even >> 16) + 3 * (odd >> 16), y * rowMass);
    // A bit for each pixel with enough ink: the highest of its byte, and then all of the row side by side.
    ${across.map((i) => `let ink${i} = ((((word${i} & 0x7f7f7f7fu) + ${(128 - leastInk) * 0x01010101}u) | word${i}) >> 7) & 0x01010101u;`).join("\n    ")}
    let ink = ${across.map((i) => `(((ink${i} * 0x01020408u) >> 24) << ${4 * i})`).join(" | ")};
    columns |= ink;
    // A linear map takes its extremes over a row at the row's ends.
    let ends = vec2f(vec2i(vec2u(firstTrailingBit(ink), firstLeadingBit(ink))));
    let down = f32(y);
    let endsX = change.xx * ends + change.xy * down;
    let endsY = change.yx * ends + change.yy * down;
    let lowest = min(mapped.xy, vec2f(min(endsX.x, endsX.y), min(endsY.x, endsY.y)));
    let highest = max(mapped.zw, vec2f(max(endsX.x, endsX.y), max(endsY.x, endsY.y)));
    mapped = select(mapped, vec4f(lowest, highest), ink != 0);
    rows = select(rows, vec2f(min(rows.x, down), down), ink != 0);

    // There is no row above the first.
    let thickness = select(0.0, abs(change.thickness), y > 0);
    ${across.map((i) => `let down${i} = unpack4x8unorm(word${i}) * (sign * ${white}.0);`).join("\n    ")}
    ${across.map((i) => thickened(i)).join("\n    ")}
    let pair = firstPair + y * ${pairsAcross}u;
    pairs[pair] = thick0.x << 16;
    ${across.map((i) => fourPairs(i)).join("\n    ")}
    ${across.map((i) => `up${i} = own${i}; own${i} = down${i};`).join(" ")}
  }`;

function thickened(i: number): string {
  const before = i === 0 ? "0.0" : `own${i - 1}.w`;
  const after = i === wordsAcross - 1 ? "0.0" : `own${i + 1}.x`;
  const sides = `max(vec4f(${before}, own${i}.xyz), vec4f(own${i}.yzw, ${after}))`;
  return `let most${i} = max(max(own${i}, ${sides}), max(up${i}, down${i}));
    let thick${i} = bitcast<vec4u>((own${i} + (most${i} - own${i}) * thickness) * sign + ${toBits}) & vec4u(0xffff);`;
}

function fourPairs(i: number): string {
  const after = i === wordsAcross - 1 ? "0" : `thick${i + 1}.x`;
  return ["x", "y", "z", "w"]
    .map(
      (part, j, parts) =>
        `pairs[pair + ${1 + 4 * i + j}] = thick${i}.${part} | (${parts[j + 1] ? `thick${i}.${parts[j + 1]}` : after} << 16);`,
    )
    .join(" ");
}

/** Reads each pixel of the result between those around the place that it comes from. */
function read(pixels: ChangedPixels): string {
  const each = (of: (part: string) => string) => [..."xyzw"].map(of).join(", ");
  const store =
    pixels.kind === "numbers"
      ? `x[place] = values * ${(255 * pixels.scale) / white} + ${pixels.offset};`
      : `let bits = bitcast<vec4u>(values + ${toBits}) & vec4u(0xffff);
      let two = bits.xz | (bits.yw << vec2u(16));
      pixels[place] = two;
      marks[place] = two.x | two.y;`;
  return `
  let center = vec2f(moments) / max(f32(mass), 1.0);
  let left = select(${imageSide}.0, f32(firstTrailingBit(columns)), columns != 0);
  let right = select(0.0, f32(firstLeadingBit(columns)), columns != 0);
  let longest = max(max(right - left, rows.y - rows.x), 1.0);
  let growth = longest / max(max(mapped.z - mapped.x, mapped.w - mapped.y), 1.0);
  let inverse = 1.0 / ((change.xx * change.yy - change.xy * change.yx) * change.scale * growth);
  let moved = center + change.shift;
  let stepX = change.yy * inverse;
  let stepY = -change.yx * inverse;
  // By their series, exact for so slow a wave: what a device's cosine is off by would add up along the row.
  let frequency = change.columns.y;
  let squared = frequency * frequency;
  let cosine = 1.0 - squared / 2.0 * (1.0 - squared / 12.0 * (1.0 - squared / 30.0));
  let sine = frequency * (1.0 - squared / 6.0 * (1.0 - squared / 20.0));
  let factor = 2.0 * cosine;
  let phase = vec2f(sin(change.columns.z), cos(change.columns.z));
  let bendAt = change.columns.x * vec2f(phase.x, phase.x * cosine + phase.y * sine);
  for (var y = 0u; y < ${imageSide}u; y++) {
    let down = f32(y) - moved.y;
    let bend = change.rows.x * sin(change.rows.y * f32(y) + change.rows.z);
    // One further than in the image, for its margin.
    let startX = 1.0 + center.x - change.xy * inverse * down - stepX * moved.x + bend;
    let startY = 1.0 + center.y + change.xx * inverse * down - stepY * moved.x;
    // Of a sine at even distances each value follows from the two before.
    var bends = bendAt;
    for (var word = 0u; word < ${wordsAcross}u; word++) {
      let third = factor * bends.y - bends.x;
      let fourth = factor * third - bends.y;
      let columns = f32(4 * word) + vec4f(0.0, 1.0, 2.0, 3.0);
      // Beside the image is its margin, which is black.
      let sourceX = clamp(startX + stepX * columns, vec4f(), vec4f(${imageSide + 1 - 1e-5}));
      let sourceY = clamp(startY + stepY * columns + vec4f(bends, third, fourth), vec4f(), vec4f(${imageSide + 1 - 1e-5}));
      bends.x = factor * fourth - third;
      bends.y = factor * bends.x - fourth;
      let cornerX = floor(sourceX);
      let cornerY = floor(sourceY);
      let corner = firstPair + (bitcast<vec4u>(cornerY * ${pairsAcross}.0 + cornerX + ${toBits}) & vec4u(1023));
      let upper = vec4u(${each((part) => `pairs[corner.${part}]`)});
      let lower = vec4u(${each((part) => `pairs[corner.${part} + ${pairsAcross}]`)});
      let weightX = sourceX - cornerX;
      let above = between(upper, weightX);
      let below = between(lower, weightX);
      let values = above + (below - above) * (sourceY - cornerY);
      let place = index * ${words}u + y * ${wordsAcross}u + word;
      ${store}
    }
  }`;
}
