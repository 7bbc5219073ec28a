import { centerOfMass, inkBox } from "./centerMass";
import { longestSide } from "./inkBounds";

/** What can be measured of a digit's image: lengths in pixels, places as pixel indices counted from 0. */
export interface ImageMeasures {
  /** Longer side of the box around all ink. */
  readonly longestSide: number;
  readonly strokeWidth: number;
  /** The centre of mass. */
  readonly centerX: number;
  readonly centerY: number;
  /** Share of full ink, over all pixels, in 0..1. */
  readonly ink: number;
}

/** Points measured along one side of a pixel for the stroke's width. */
const samples = 4;

/** Measures a square image of values in 0..1; null where it is empty. */
export function measureImage(image: Float32Array): ImageMeasures | null {
  const side = Math.sqrt(image.length);
  const center = centerOfMass(image);
  const box = inkBox(image);
  if (center === null || box === null) return null;
  return {
    longestSide: longestSide(box) + 1,
    strokeWidth: strokeWidth(image, side),
    centerX: center.x,
    centerY: center.y,
    ink: image.reduce((sum, value) => sum + value, 0) / image.length,
  };
}

/**
 * Mean width of the lines in pixels: twice the distance from the edge, averaged over the ridge of the distances, where no
 * neighbour is farther from it. The edge is where the enlarged image, interpolated linearly, falls below a half.
 */
function strokeWidth(image: Float32Array, side: number): number {
  const size = side * samples;
  const distances = squaredDistances(enlarged(image, side), size);
  let sum = 0;
  let count = 0;
  for (const [place, square] of distances.entries()) {
    if (square === 0 || !isRidge(distances, size, place, square)) continue;
    // The edge lies half a sample before the first one outside.
    sum += 2 * Math.sqrt(square) - 1;
    count += 1;
  }
  return count > 0 ? sum / count / samples : 0;
}

/** 1 where the interpolated image is at least a half, at `samples` points along a pixel's side. */
function enlarged(image: Float32Array, side: number): Uint8Array {
  const size = side * samples;
  const inside = new Uint8Array(size * size);
  const at = (x: number, y: number) => (x >= 0 && y >= 0 && x < side && y < side ? (image[y * side + x] ?? 0) : 0);
  for (const place of inside.keys()) {
    const x = ((place % size) + 0.5) / samples - 0.5;
    const y = (Math.floor(place / size) + 0.5) / samples - 0.5;
    const left = Math.floor(x);
    const top = Math.floor(y);
    const across = x - left;
    const down = y - top;
    const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
    const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
    inside[place] = upper * (1 - down) + lower * down >= 0.5 ? 1 : 0;
  }
  return inside;
}

/** Squared distance of each sample inside from the nearest one outside, 0 outside; one axis after the other. */
function squaredDistances(inside: Uint8Array, size: number): Float32Array {
  const far = size * 2;
  const down = new Float32Array(inside.length);
  for (let column = 0; column < size; column += 1) {
    let away = far;
    for (let row = 0; row < size; row += 1) {
      const place = row * size + column;
      away = inside[place] === 1 ? away + 1 : 0;
      down[place] = away;
    }
    away = far;
    for (let row = size - 1; row >= 0; row -= 1) {
      const place = row * size + column;
      away = inside[place] === 1 ? away + 1 : 0;
      down[place] = Math.min(down[place] ?? far, away);
    }
  }
  const squares = new Float32Array(inside.length);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const place = row * size + column;
      let least = (down[place] ?? 0) ** 2;
      // Nothing farther along the row can be nearer than what was found already.
      for (let step = 1; step * step < least; step += 1) {
        const before = column >= step ? (down[place - step] ?? 0) : 0;
        const after = column + step < size ? (down[place + step] ?? 0) : 0;
        least = Math.min(least, step * step + Math.min(before, after) ** 2);
      }
      squares[place] = least;
    }
  }
  return squares;
}

function isRidge(distances: Float32Array, size: number, place: number, square: number): boolean {
  const around = [1, -1, size, -size, size + 1, size - 1, -size + 1, -size - 1];
  return around.every((step) => (distances[place + step] ?? 0) <= square);
}
