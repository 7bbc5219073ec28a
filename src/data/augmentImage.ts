import { augmentationLength } from "./augmentation";

/** Width and height of an image. */
const side = 28;
/** Width and height with a margin of nothing, so that places beside the image can be read. */
const padded = side + 2;
/** Darker pixels are no ink where the size of an image is measured. */
export const leastInk = 64;

/** Scratch of one image. */
const source = new Float32Array(padded * padded);

/**
 * Changes one image of 28 × 28 bytes as the numbers at `values[at…]` say (`augmentationFields`): lines made thicker or thinner,
 * the image turned, slanted, stretched and bent about its centre of mass, which stays where it was, and scaled so that the
 * longer side of its ink stays as long as it was; then scaled and shifted as asked. Writes 784 values in 0..255 to `out` from
 * `to` on. A kernel of each backend does the same.
 */
export function augmentImage(
  bytes: Uint8Array,
  from: number,
  values: Float32Array,
  at: number,
  out: Float32Array,
  to: number,
): void {
  const numbers = values.subarray(at, at + augmentationLength);
  const [xx = 1, xy = 0, yx = 0, yy = 1, scale = 1, shiftX = 0, shiftY = 0, thickness = 0] = numbers;
  const rows = wave(numbers.subarray(8, 11));
  const columns = wave(numbers.subarray(11, 14));
  const ink = measureInk(bytes, from, xx, xy, yx, yy);
  if (ink === null) {
    out.fill(0, to, to + side * side);
    return;
  }
  thicken(bytes, from, thickness);
  // From a place in the result back to the one in the image.
  const determinant = (xx * yy - xy * yx) * scale * ink.growth;
  for (let y = 0; y < side; y++) {
    const down = y - ink.y - shiftY;
    for (let x = 0; x < side; x++) {
      const right = x - ink.x - shiftX;
      const sourceX = (yy * right - xy * down) / determinant + ink.x + (rows[y] ?? 0);
      const sourceY = (xx * down - yx * right) / determinant + ink.y + (columns[x] ?? 0);
      out[to + y * side + x] = readBetween(sourceX + 1, sourceY + 1);
    }
  }
}

/**
 * The centre of mass of an image's bytes in pixel indices, and by what the longer side of its ink must grow after the map to be
 * as long as before; null where there is nothing.
 */
function measureInk(
  bytes: Uint8Array,
  from: number,
  xx: number,
  xy: number,
  yx: number,
  yy: number,
): { readonly x: number; readonly y: number; readonly growth: number } | null {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  const before = { left: side, right: 0, top: side, bottom: 0 };
  const after = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const value = bytes[from + y * side + x] ?? 0;
      mass += value;
      massX += value * x;
      massY += value * y;
      if (value < leastInk) continue;
      widen(before, x, y);
      widen(after, xx * x + xy * y, yx * x + yy * y);
    }
  }
  if (mass === 0) return null;
  const length = (box: typeof before) => Math.max(box.right - box.left, box.bottom - box.top, 1);
  return { x: massX / mass, y: massY / mass, growth: length(before) / length(after) };
}

function widen(box: { left: number; right: number; top: number; bottom: number }, x: number, y: number): void {
  box.left = Math.min(box.left, x);
  box.right = Math.max(box.right, x);
  box.top = Math.min(box.top, y);
  box.bottom = Math.max(box.bottom, y);
}

/** A sine's values at 0, 1 … 27 from the first two and twice the cosine of its frequency. */
function wave([first = 0, second = 0, factor = 0]: Float32Array): Float32Array {
  const values = Float32Array.of(first, second, ...new Array<number>(side - 2).fill(0));
  for (let i = 2; i < side; i++) values[i] = factor * (values[i - 1] ?? 0) - (values[i - 2] ?? 0);
  return values;
}

/** Copies an image into the middle of `source`, each pixel drawn towards the extreme of itself and its four neighbours. */
function thicken(bytes: Uint8Array, from: number, thickness: number): void {
  const extreme = thickness < 0 ? Math.min : Math.max;
  const share = Math.abs(thickness);
  const byteAt = (x: number, y: number) => (x < 0 || y < 0 || x >= side || y >= side ? 0 : (bytes[from + y * side + x] ?? 0));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const own = byteAt(x, y);
      const most = extreme(own, byteAt(x - 1, y), byteAt(x + 1, y), byteAt(x, y - 1), byteAt(x, y + 1));
      source[(y + 1) * padded + x + 1] = own + (most - own) * share;
    }
  }
}

/** The value between the four pixels around a place in `source`, weighted by their nearness; nothing beyond the margin. */
function readBetween(x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x < padded - 1 && y < padded - 1)) return 0;
  const column = Math.floor(x);
  const row = Math.floor(y);
  const place = row * padded + column;
  const between = (one: number, other: number, share: number) => one + (other - one) * share;
  const upper = between(source[place] ?? 0, source[place + 1] ?? 0, x - column);
  const lower = between(source[place + padded] ?? 0, source[place + padded + 1] ?? 0, x - column);
  return between(upper, lower, y - row);
}
