import * as v from "valibot";
import { findJsonPlace, type JsonPlace } from "./jsonPlace";

/** In any unit: a drawing is scaled before it is read. */
const coordinate = v.pipe(v.number(), v.finite("a finite number"));
/** x to the right, y down. */
const pointSchema = v.strictTuple([coordinate, coordinate]);

const drawingSchema = v.object({
  label: v.pipe(v.number(), v.integer("a whole number"), v.minValue(0), v.maxValue(9)),
  /** The strokes in the order drawn; a stroke of one point is a dot. */
  strokes: v.pipe(v.array(v.pipe(v.array(pointSchema), v.minLength(1), v.readonly())), v.minLength(1), v.readonly()),
});

/**
 * Drawn digits as a file: what a pen did, with the digit meant. As Trainset writes it the longer side of a drawing is 200.
 * Fields beyond these, such as a source, are passed over.
 */
export const penDrawingsSchema = v.object({
  format: v.literal("pen-drawings"),
  version: v.literal(1),
  drawings: v.pipe(v.array(drawingSchema), v.minLength(1), v.readonly()),
});

/** One drawn digit. */
export type PenDrawing = v.InferOutput<typeof drawingSchema>;

/** Why a file cannot be taken: where it is at fault, and what was expected there and found. */
export interface PenDrawingsFault extends JsonPlace {
  readonly expected: string;
  readonly found: string;
}

/** The drawings of a file's text, or the first thing that is wrong with it. Never throws. */
export function parsePenDrawings(
  text: string,
): { readonly drawings: readonly PenDrawing[] } | { readonly fault: PenDrawingsFault } {
  const broken = findJsonPlace(text, null);
  if (broken) return { fault: { ...broken, expected: "JSON", found: wordAt(text, broken.line) } };
  const parsed = v.safeParse(penDrawingsSchema, JSON.parse(text), { abortEarly: true });
  if (parsed.success) return { drawings: parsed.output.drawings };
  const [issue] = parsed.issues;
  // Keys of objects and arrays are all that a path in JSON is made of.
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const place = findJsonPlace(text, path) ?? { line: 1, field: path.join(".") };
  return { fault: { ...place, ...inWords(issue) } };
}

function inWords(issue: v.InferIssue<typeof penDrawingsSchema>): { expected: string; found: string } {
  // Where a field is absent valibot expects the field's own name, and where a point has a third number it expects "never".
  if (issue.received === "undefined") return { expected: "this field", found: "nothing" };
  if (issue.expected === "never") return { expected: "nothing", found: issue.received };
  const expected = issue.type === "min_length" ? "at least one entry" : (issue.expected ?? issue.message);
  return { expected, found: issue.type === "min_length" ? "none" : issue.received };
}

/** The beginning of a line, to recognise it by. */
function wordAt(text: string, line: number): string {
  const content = text.split("\n")[line - 1]?.trim() ?? "";
  return content === "" ? "the end of the file" : content.length > 40 ? `${content.slice(0, 40)}…` : content;
}
