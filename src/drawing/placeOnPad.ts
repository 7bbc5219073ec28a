import { fitStrokes } from "./fitStrokes";
import { inkBounds } from "./inkBounds";
import { padSize, type Stroke } from "./strokes";

/** Room left free on all sides of the pad, in pad units. */
const margin = 40;

/** Strokes in any units moved to the middle of a pad and scaled to what a person writes there; without ink they stay as they are. */
export function placeOnPad(strokes: readonly Stroke[], padWidth: number = padSize): readonly Stroke[] {
  const bounds = inkBounds(strokes);
  if (bounds === null) return strokes;
  const across = (padWidth - 2 * margin) / (bounds.right - bounds.left);
  const down = (padSize - 2 * margin) / (bounds.bottom - bounds.top);
  const scale = Math.min(across, down);
  return fitStrokes(strokes, bounds, { scale: Number.isFinite(scale) ? scale : 1, center: [padWidth / 2, padSize / 2] });
}
