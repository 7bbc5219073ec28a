import { type Bounds, inkBounds } from "./inkBounds";
import type { Point, Stroke } from "./strokes";

/**
 * Draws strokes with a round pen onto a square image of `side` × `side` pixels, row by row, 1 where ink covers the whole
 * pixel and 0 where there is none. Points and pen width are in pixels; pixel i reaches from i to i + 1. Coverage is the
 * share of `samplesPerPixel`² evenly spaced samples that lie in ink, so lines that cross do not add up.
 */
export function drawStrokes(strokes: readonly Stroke[], penWidth: number, side: number, samplesPerPixel: number): Float32Array {
  const bounds = inkBounds(strokes);
  if (bounds === null) return new Float32Array(side * side);
  const samples = side * samplesPerPixel;
  const ink = new Uint8Array(samples * samples);
  const radius = penWidth / 2;
  for (const stroke of strokes) {
    let from = stroke[0];
    for (const to of stroke) {
      if (from !== undefined) inkLine(ink, samples, samplesPerPixel, from, to, radius);
      from = to;
    }
  }
  return averageSquares(ink, side, samplesPerPixel, pixelsAround(bounds, radius, side));
}

/**
 * Marks the samples at most `radius` pixels away from the line between two points. What lies that near is a disc moved
 * along the line, t from 0 to 1, and convex: each row crosses it in one span, which ends where the disc that reaches
 * furthest ends. That disc touches the long side of the shape, unless an end of the line comes first.
 */
function inkLine(ink: Uint8Array, samples: number, perPixel: number, one: Point, other: Point, radius: number): void {
  const isOrdered = one[1] < other[1] || (one[1] === other[1] && one[0] <= other[0]);
  const [x, y] = isOrdered ? one : other;
  const dx = (isOrdered ? other[0] : one[0]) - x;
  const dy = (isOrdered ? other[1] : one[1]) - y;
  const length = Math.hypot(dx, dy);
  const lean = length > 0 ? (radius * dx) / length : 0;
  const firstRow = Math.max(0, Math.ceil((y - radius) * perPixel - 0.5));
  const lastRow = Math.min(samples - 1, Math.floor((y + dy + radius) * perPixel - 0.5));
  for (let row = firstRow; row <= lastRow; row++) {
    const down = (row + 0.5) / perPixel - y;
    const least = dy > 0 ? Math.max(0, (down - radius) / dy) : 0;
    const most = dy > 0 ? Math.min(1, (down + radius) / dy) : 1;
    const leftDisc = dy > 0 ? Math.min(Math.max((down - lean) / dy, least), most) : least;
    const rightDisc = dy > 0 ? Math.min(Math.max((down + lean) / dy, least), most) : most;
    const left = x + leftDisc * dx - halfChord(radius, down - leftDisc * dy);
    const right = x + rightDisc * dx + halfChord(radius, down - rightDisc * dy);
    const first = Math.max(0, Math.ceil(left * perPixel - 0.5));
    const last = Math.min(samples - 1, Math.floor(right * perPixel - 0.5));
    if (first <= last) ink.fill(1, row * samples + first, row * samples + last + 1);
  }
}

/** Half the length of the chord of a disc at `distance` from its middle. */
function halfChord(radius: number, distance: number): number {
  return Math.sqrt(Math.max(0, radius * radius - distance * distance));
}

/** The pixels that ink within `bounds` can touch; `right` and `bottom` are the first ones beyond. */
function pixelsAround(bounds: Bounds, radius: number, side: number): Bounds {
  const within = (pixel: number) => Math.min(Math.max(pixel, 0), side);
  return {
    left: within(Math.floor(bounds.left - radius)),
    top: within(Math.floor(bounds.top - radius)),
    right: within(Math.ceil(bounds.right + radius)),
    bottom: within(Math.ceil(bounds.bottom + radius)),
  };
}

/** The share of ink among the samples of each pixel; only the pixels of `part`, since most of an image is empty. */
function averageSquares(ink: Uint8Array, side: number, perPixel: number, part: Bounds): Float32Array {
  const image = new Float32Array(side * side);
  const samples = side * perPixel;
  const perSample = 1 / (perPixel * perPixel);
  for (let row = part.top; row < part.bottom; row++) {
    for (let column = part.left; column < part.right; column++) {
      let count = 0;
      for (let line = 0; line < perPixel; line++) {
        const first = (row * perPixel + line) * samples + column * perPixel;
        for (let sample = first; sample < first + perPixel; sample++) count += ink[sample] ?? 0;
      }
      image[row * side + column] = count * perSample;
    }
  }
  return image;
}
