import { fitStrokes } from "../../drawing/fitStrokes";
import { inkBounds, longestSide } from "../../drawing/inkBounds";
import { placeOnPad } from "../../drawing/placeOnPad";
import type { Stroke } from "../../drawing/strokes";
import { type PenDrawingsFault, parsePenDrawings } from "../../protocol/penDrawings";
import type { MyDigit } from "../../store/drawingState";

/** Longer side of a drawing in a file. */
const fileSize = 200;

/** A pen-drawings file of `digits`: each drawing's longer side is 200 units and begins at 0, to a hundredth of a unit. */
export function writePenDrawings(digits: readonly Pick<MyDigit, "label" | "strokes">[]): string {
  const drawings = digits.map(({ label, strokes }) => ({ label, strokes: inFileUnits(strokes) }));
  return `{"format":"pen-drawings","version":1,"drawings":[\n${drawings.map((drawing) => JSON.stringify(drawing)).join(",\n")}\n]}\n`;
}

/** The digits of a pen-drawings file, placed on the pad; or what is wrong with it. Never throws. */
export function readPenDrawings(
  text: string,
): { readonly digits: readonly Omit<MyDigit, "id">[] } | { readonly fault: PenDrawingsFault } {
  const parsed = parsePenDrawings(text);
  if ("fault" in parsed) return parsed;
  return { digits: parsed.drawings.map(({ label, strokes }) => ({ label, strokes: placeOnPad(strokes) })) };
}

function inFileUnits(strokes: readonly Stroke[]): readonly Stroke[] {
  const bounds = inkBounds(strokes);
  if (!bounds) return strokes;
  const longest = longestSide(bounds);
  const scale = longest > 0 ? fileSize / longest : 1;
  const center = [((bounds.right - bounds.left) * scale) / 2, ((bounds.bottom - bounds.top) * scale) / 2] as const;
  const round = (value: number) => Math.round(value * 100) / 100;
  return fitStrokes(strokes, bounds, { scale, center }).map((stroke) => stroke.map(([x, y]) => [round(x), round(y)] as const));
}
