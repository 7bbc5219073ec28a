import { DataFaultError, type ImageFacts } from "../protocol/ownData";
import { readNumbers } from "./elementType";
import { pixelCount } from "./imageSet";
import { type NumberArray, sizeOf } from "./numberArray";

/** Images or labels that a message or the page shows of a file. */
export const sampleCount = 10;

/** How far from a whole step floats may lie that were bytes divided by 255: what their type rounds away. */
const exactWithin = { half: 0.07, other: 1e-3 };

/** Images of a file as bytes, `count` × 784, with what was found. */
export interface OwnImageBytes {
  readonly count: number;
  readonly images: Uint8Array;
  readonly facts: ImageFacts;
}

/**
 * The images of an array [n, 28, 28], [n, 784] or [n, 28, 28, 1] as bytes: floats of at most 1 and booleans times 255, all others as
 * they are, rounded. Throws a `DataFaultError` for any other shape and for a pixel that is no number from 0 to 255.
 */
export function readOwnImages(array: NumberArray, file: string): OwnImageBytes {
  const { shape, type, isFortran } = array;
  const [count = 0, ...image] = shape;
  if (!["28,28", "784", "28,28,1"].includes(image.join())) {
    throw new DataFaultError({ file, code: "shape", holds: "images", found: shape });
  }
  const values = readNumbers(array.bytes, type);
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (!(value >= 0 && value <= 255)) {
      const index = isFortran ? place % count : Math.floor(place / pixelCount);
      throw new DataFaultError({ file, code: "pixel", index, found: value });
    }
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  // True is white: a boolean is as much a share as a float of 0 to 1.
  const isScaled = type.kind === "bool" || (type.kind === "float" && maximum <= 1);
  const factor = isScaled ? 255 : 1;
  const tolerance = type.size === 2 && isScaled ? exactWithin.half : exactWithin.other;
  const images = new Uint8Array(sizeOf(shape));
  let rounded = 0;
  for (let place = 0; place < values.length; place++) {
    const value = (values[place] ?? 0) * factor;
    const byte = Math.round(value);
    if (Math.abs(value - byte) > tolerance) rounded += 1;
    images[isFortran ? placeInRows(place, count, image) : place] = byte;
  }
  const samples = images.slice(0, sampleCount * pixelCount);
  const scaling = isScaled ? "scaled" : "divided";
  const range = count === 0 ? { minimum: 0, maximum: 0 } : { minimum, maximum };
  return { count, images, facts: { kind: "images", ...range, scaling, rounded, samples } };
}

/** Where a number at `place` of an array whose first index runs fastest belongs in one whose last does. */
function placeInRows(place: number, count: number, image: readonly number[]): number {
  const pixel = Math.floor(place / count);
  const row = (place % count) * pixelCount;
  return row + (image.length === 1 ? pixel : (pixel % 28) * 28 + Math.floor(pixel / 28));
}
