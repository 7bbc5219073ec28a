import type { Bounds } from "./inkBounds";

/**
 * Mean position of the ink in a square image, weighted by intensity, in pixel indices: the middle of the first pixel is 0.
 * Null where there is no ink.
 */
export function centerOfMass(image: Float32Array): { readonly x: number; readonly y: number } | null {
  const side = Math.sqrt(image.length);
  let mass = 0;
  let x = 0;
  let y = 0;
  for (const [index, value] of image.entries()) {
    mass += value;
    x += value * (index % side);
    y += value * Math.floor(index / side);
  }
  return mass > 0 ? { x: x / mass, y: y / mass } : null;
}

/** The square image moved by whole pixels to the right and down; what enters is empty. */
function shiftImage(image: Float32Array, right: number, down: number): Float32Array {
  const side = Math.sqrt(image.length);
  const shifted = new Float32Array(image.length);
  for (const [index, value] of image.entries()) {
    const column = (index % side) + right;
    const row = Math.floor(index / side) + down;
    if (column >= 0 && column < side && row >= 0 && row < side) shifted[row * side + column] = value;
  }
  return shifted;
}

/**
 * The square image moved by whole pixels so that its centre of mass lies within half a pixel of pixel index `target`, as
 * MNIST's does at 14. Halfway cases go right and down, so the result is in target − ½ … target + ½ with the upper end kept.
 * Ink so lopsided that a part of it would leave the image is moved only as far as its border.
 */
export function centerByMass(image: Float32Array, target: number): Float32Array {
  const center = centerOfMass(image);
  const box = inkBox(image);
  if (center === null || box === null) return image;
  const last = Math.sqrt(image.length) - 1;
  const within = (shift: number, first: number, end: number) => Math.min(Math.max(shift, -first), last - end);
  return shiftImage(
    image,
    within(roundHalfUp(target - center.x), box.left, box.right),
    within(roundHalfUp(target - center.y), box.top, box.bottom),
  );
}

/** The outermost pixels of a square image that have ink, as indices from 0; null where there is no ink. */
export function inkBox(image: Float32Array): Bounds | null {
  const side = Math.sqrt(image.length);
  let [left, top, right, bottom] = [side, side, -1, -1];
  for (const [pixel, value] of image.entries()) {
    if (value <= 0) continue;
    const x = pixel % side;
    const y = Math.floor(pixel / side);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return right < 0 ? null : { left, top, right, bottom };
}

/** A drawing with a mirror axis lies exactly halfway, and rounding errors must not make it jump from one side to the other. */
const halfwayTolerance = 1e-4;

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + halfwayTolerance);
}
