import { type Bounds, longestSide } from "./inkBounds";
import type { Stroke } from "./strokes";

/** How large the ink is to be and where its middle is to lie, in pixels measured from the image's upper left corner. */
export interface Fit {
  /** Longer side of the ink, the pen's width included. */
  readonly longestSide: number;
  readonly penWidth: number;
  /** Distance of the middle of `bounds` from the left and the upper edge. */
  readonly center: number;
}

/** The strokes in pixels: moved and scaled evenly so that ink within `bounds`, drawn with the pen, fits as `fit` says. */
export function fitStrokes(strokes: readonly Stroke[], bounds: Bounds, fit: Fit): Stroke[] {
  const scale = (fit.longestSide - fit.penWidth) / longestSide(bounds);
  const middleX = (bounds.left + bounds.right) / 2;
  const middleY = (bounds.top + bounds.bottom) / 2;
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [(x - middleX) * scale + fit.center, (y - middleY) * scale + fit.center] as const),
  );
}
