import type { Bounds } from "./inkBounds";
import type { Point, Stroke } from "./strokes";

/** How strokes on the pad become strokes in an image. */
export interface Fit {
  /** Pixels for one pad unit. */
  readonly scale: number;
  /** Where the middle of the bounds comes to lie, in pixels from the image's upper left corner. */
  readonly center: Point;
}

/** The strokes in pixels: scaled evenly, and moved so that the middle of `bounds` lies on `fit.center`. */
export function fitStrokes(strokes: readonly Stroke[], bounds: Bounds, { scale, center }: Fit): Stroke[] {
  const [middleX, middleY] = middleOf(bounds);
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [(x - middleX) * scale + center[0], (y - middleY) * scale + center[1]] as const),
  );
}

/** The middle of a rectangle. */
export function middleOf({ left, top, right, bottom }: Bounds): Point {
  return [(left + right) / 2, (top + bottom) / 2];
}
