import type { Point, Stroke } from "./strokes";

/**
 * Draws strokes with a round pen onto a square image of `side` × `side` pixels, row by row, 1 where ink covers the whole
 * pixel and 0 where there is none. Points and pen width are in pixels; pixel i reaches from i to i + 1. Coverage is the
 * share of `samplesPerPixel`² evenly spaced samples that lie in ink, so lines that cross do not add up.
 */
export function drawStrokes(strokes: readonly Stroke[], penWidth: number, side: number, samplesPerPixel: number): Float32Array {
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
  return averageSquares(ink, side, samplesPerPixel);
}

/** Marks the samples at most `radius` pixels away from the line between two points. */
function inkLine(ink: Uint8Array, samples: number, perPixel: number, from: Point, to: Point, radius: number): void {
  const firstRow = Math.max(0, Math.ceil((Math.min(from[1], to[1]) - radius) * perPixel - 0.5));
  const lastRow = Math.min(samples - 1, Math.floor((Math.max(from[1], to[1]) + radius) * perPixel - 0.5));
  const span = { left: 0, right: 0 };
  for (let row = firstRow; row <= lastRow; row++) {
    if (!findSpan(span, (row + 0.5) / perPixel, from, to, radius)) continue;
    const first = Math.max(0, Math.ceil(span.left * perPixel - 0.5));
    const last = Math.min(samples - 1, Math.floor(span.right * perPixel - 0.5));
    if (first <= last) ink.fill(1, row * samples + first, row * samples + last + 1);
  }
}

/**
 * Finds where the horizontal line at `y` lies within `radius` of the line between two points; false where nowhere. That
 * region, a rectangle between two discs, is convex, so the outermost crossings of its three parts bound one span.
 */
function findSpan(span: { left: number; right: number }, y: number, from: Point, to: Point, radius: number): boolean {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const [x, centerY] of [from, to]) {
    const halfSquared = radius * radius - (y - centerY) ** 2;
    if (halfSquared < 0) continue;
    const half = Math.sqrt(halfSquared);
    left = Math.min(left, x - half);
    right = Math.max(right, x + half);
  }
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const down = y - from[1];
  if (dx !== 0 || dy !== 0) {
    // The rectangle: at most `radius` to either side of the line, and between its ends when projected onto it.
    const reach = radius * Math.hypot(dx, dy);
    const [sideLeft, sideRight] = crossing(dy, down * dx - reach, down * dx + reach);
    const [endLeft, endRight] = crossing(dx, -down * dy, dx * dx + dy * dy - down * dy);
    const bodyLeft = Math.max(sideLeft, endLeft);
    const bodyRight = Math.min(sideRight, endRight);
    if (bodyLeft <= bodyRight) {
      left = Math.min(left, from[0] + bodyLeft);
      right = Math.max(right, from[0] + bodyRight);
    }
  }
  span.left = left;
  span.right = right;
  return left <= right;
}

/** The range of t with low ≤ slope · t ≤ high. */
function crossing(slope: number, low: number, high: number): readonly [number, number] {
  if (slope > 0) return [low / slope, high / slope];
  if (slope < 0) return [high / slope, low / slope];
  return low <= 0 && high >= 0
    ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
}

function averageSquares(ink: Uint8Array, side: number, perPixel: number): Float32Array {
  const image = new Float32Array(side * side);
  const samples = side * perPixel;
  for (let row = 0; row < samples; row++) {
    const imageRow = Math.floor(row / perPixel) * side;
    let sample = row * samples;
    for (let column = 0; column < side; column++) {
      let count = 0;
      for (const end = sample + perPixel; sample < end; sample++) count += ink[sample] ?? 0;
      image[imageRow + column] = (image[imageRow + column] ?? 0) + count;
    }
  }
  return image.map((count) => count / (perPixel * perPixel));
}
