import { fitStrokes } from "./fitStrokes";
import { inkBounds, longestSide } from "./inkBounds";
import { padSize, type Stroke } from "./strokes";

/** Longer side of a drawing that comes from elsewhere, in pad units: as large as a person writes. */
const placedSize = 200;

/** Strokes in any units moved to the middle of the pad and scaled to a digit's size there; without ink they stay as they are. */
export function placeOnPad(strokes: readonly Stroke[], size = placedSize): readonly Stroke[] {
  const bounds = inkBounds(strokes);
  if (bounds === null) return strokes;
  const longest = longestSide(bounds);
  return fitStrokes(strokes, bounds, { scale: longest > 0 ? size / longest : 1, center: [padSize / 2, padSize / 2] });
}
