import { padSize, type Stroke } from "./strokes";

/** A rectangle with its sides parallel to the axes, in the units of the points it encloses. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The strokes with every point on the pad: points that are no numbers are dropped, points beyond an edge moved onto it. */
export function keepOnPad(strokes: readonly Stroke[]): Stroke[] {
  const kept: Stroke[] = [];
  for (const stroke of strokes) {
    const points = stroke
      .filter(([x, y]) => !Number.isNaN(x) && !Number.isNaN(y))
      .map(([x, y]) => [clampToPad(x), clampToPad(y)] as const);
    if (points.length > 0) kept.push(points);
  }
  return kept;
}

/** The smallest rectangle around all points, without the pen's width; null where there is no point. */
export function inkBounds(strokes: readonly Stroke[]): Bounds | null {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  return left <= right ? { left, top, right, bottom } : null;
}

/** Length of the longer side. */
export function longestSide(bounds: Bounds): number {
  return Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top);
}

function clampToPad(value: number): number {
  return Math.min(Math.max(value, 0), padSize);
}
