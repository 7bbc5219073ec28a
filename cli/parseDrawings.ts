import { type PenDrawing, parsePenDrawings } from "../src/protocol/penDrawings";
import { ArgumentError } from "./ArgumentError";

/** Reads drawings from the text of a file. Throws `ArgumentError` with file, line, field, what was expected and what was found. */
export function parseDrawings(text: string, file: string): readonly PenDrawing[] {
  const parsed = parsePenDrawings(text);
  if (!("fault" in parsed)) return parsed.drawings;
  const { line, field, expected, found } = parsed.fault;
  const place = [file, `line ${line}`, ...(field === "" ? [] : [field])].join(": ");
  throw new ArgumentError(`${place}: expected ${expected}, found ${found}`);
}
