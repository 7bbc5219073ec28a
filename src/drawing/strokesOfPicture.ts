import { imageToInk, type Picture } from "./imageToInk";
import { placeOnPad } from "./placeOnPad";
import type { Stroke } from "./strokes";
import { traceInk } from "./traceInk";

/** A photo, scan or drawing of a digit as strokes on a pad; null where there is nothing like ink. */
export function strokesOfPicture(picture: Picture, padWidth?: number): readonly Stroke[] | null {
  const mask = imageToInk(picture);
  const strokes = mask ? traceInk(mask) : [];
  return strokes.length > 0 ? placeOnPad(strokes, padWidth) : null;
}
