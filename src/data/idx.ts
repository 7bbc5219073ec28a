import { ProblemError } from "../protocol/problem";

const magicNumbers = { images: 0x00000803, labels: 0x00000801 } as const;

/** Values of an IDX file of bytes; `values` is a view of the bytes that were parsed, not a copy. */
export interface IdxBytes {
  readonly dimensions: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes (big-endian header: magic number, then one 32-bit length per dimension), and
 * throws a `ProblemError` naming `file` where magic number, dimensions or length are not as expected.
 */
export function parseIdx(
  bytes: Uint8Array,
  kind: keyof typeof magicNumbers,
  dimensions: readonly number[],
  file: string,
): IdxBytes {
  const headerLength = 4 + 4 * dimensions.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerLength) {
    throw new ProblemError({ code: "file-length", file, expected: headerLength + size(dimensions), found: bytes.length });
  }
  const magic = view.getUint32(0);
  if (magic !== magicNumbers[kind]) {
    throw new ProblemError({ code: "file-magic", file, expected: magicNumbers[kind], found: magic });
  }
  const found = dimensions.map((_, i) => view.getUint32(4 + 4 * i));
  if (found.some((length, i) => length !== dimensions[i])) {
    throw new ProblemError({ code: "file-dimensions", file, expected: dimensions.join(" × "), found: found.join(" × ") });
  }
  const expected = headerLength + size(dimensions);
  if (bytes.length !== expected) throw new ProblemError({ code: "file-length", file, expected, found: bytes.length });
  return { dimensions, values: bytes.subarray(headerLength) };
}

function size(dimensions: readonly number[]): number {
  return dimensions.reduce((product, length) => product * length, 1);
}
