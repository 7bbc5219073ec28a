import type { Point, Stroke } from "./strokes";

/**
 * The strokes without the parts of their lines that lie within `radius` of `at`; a stroke cut in its middle becomes two. A stroke
 * that the eraser does not touch stays the same object, and so does the whole where it touches none.
 */
export function eraseStrokes(strokes: readonly Stroke[], at: Point, radius: number): readonly Stroke[] {
  const kept = strokes.map((stroke) => cutStroke(stroke, at, radius));
  return kept.every((pieces, index) => pieces[0] === strokes[index]) ? strokes : kept.flat();
}

function cutStroke(stroke: Stroke, at: Point, radius: number): readonly Stroke[] {
  const [first, ...rest] = stroke;
  if (!first || distance(first, at) > radius) {
    if (!first || rest.every((to, index) => isClear(stroke[index] ?? first, to, at, radius))) return [stroke];
  } else if (rest.length === 0) return [];
  const pieces: Point[][] = [];
  let piece: Point[] = distance(first, at) > radius ? [first] : [];
  let from = first;
  for (const to of rest) {
    const inside = insideOf(from, to, at, radius);
    if (inside === null) piece.push(to);
    else {
      const [enter, leave] = inside;
      if (enter > 0) piece.push(between(from, to, enter));
      if (piece.length > 0) pieces.push(piece);
      piece = leave < 1 ? [between(from, to, leave), to] : [];
    }
    from = to;
  }
  if (piece.length > 0) pieces.push(piece);
  // What the circle leaves of a stroke in one point is nothing that was drawn.
  return pieces.filter((points) => points.length > 1);
}

function isClear(from: Point, to: Point, at: Point, radius: number): boolean {
  return insideOf(from, to, at, radius) === null;
}

/** The part of a line within a circle, as shares of its length in 0..1; null where the line stays outside. */
function insideOf(from: Point, to: Point, at: Point, radius: number): readonly [enter: number, leave: number] | null {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const x = from[0] - at[0];
  const y = from[1] - at[1];
  const square = dx * dx + dy * dy;
  if (square === 0) return Math.hypot(x, y) <= radius ? [0, 1] : null;
  const half = x * dx + y * dy;
  const root = half * half - square * (x * x + y * y - radius * radius);
  if (root <= 0) return null;
  const enter = (-half - Math.sqrt(root)) / square;
  const leave = (-half + Math.sqrt(root)) / square;
  return leave <= 0 || enter >= 1 ? null : [Math.max(0, enter), Math.min(1, leave)];
}

function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
