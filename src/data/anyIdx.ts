import { DataFaultError } from "../protocol/ownData";
import { type ElementType, elementType } from "./elementType";
import { type NumberArray, sizeOf } from "./numberArray";

/** Kinds of numbers by the third byte of an IDX file. */
const kinds: Readonly<Record<number, readonly [ElementType["kind"], number]>> = {
  8: ["uint", 1],
  9: ["int", 1],
  11: ["int", 2],
  12: ["int", 4],
  13: ["float", 4],
  14: ["float", 8],
};

/** Whether a file begins as IDX files do: two zeros, a kind of numbers, and how many dimensions there are. */
export function looksLikeIdx(bytes: Uint8Array): boolean {
  const [first, second, kind = 0, dimensions = 0] = bytes;
  return first === 0 && second === 0 && kinds[kind] !== undefined && dimensions >= 1 && dimensions <= 8;
}

/** Reads an IDX file of any kind of numbers and any dimensions, big-endian throughout; `looksLikeIdx` must hold. */
export function parseAnyIdx(bytes: Uint8Array, file: string): NumberArray {
  const [, , kind = 0, dimensions = 0] = bytes;
  const type = elementType(...(kinds[kind] ?? ["uint", 1]), true);
  if (!type) throw new DataFaultError({ file, code: "type", found: String(kind) });
  const begin = 4 + 4 * dimensions;
  if (bytes.length < begin) {
    throw new DataFaultError({ file, code: "byte-count", part: "header", expected: begin, found: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const expected = sizeOf(shape) * type.size;
  const found = bytes.length - begin;
  if (found !== expected) throw new DataFaultError({ file, code: "byte-count", part: "values", expected, found });
  return { format: "idx", type, shape, isFortran: false, bytes: bytes.subarray(begin) };
}
