import { DataFaultError } from "../protocol/ownData";
import { looksLikeIdx, parseAnyIdx } from "./anyIdx";
import { npyMagic, parseNpy } from "./npy";
import type { NumberArray } from "./numberArray";

/** Bytes of a file, un-gzipped: all images that are allowed as 64-bit floats, with room to spare. */
const mostBytes = 420_000_000;

/** Reads a file of a person's own, gzipped or not, NPY or IDX; throws a `DataFaultError` with its name where that cannot be done. */
export async function readOwnFile(file: File): Promise<{ readonly array: NumberArray; readonly isGzipped: boolean }> {
  const isGzipped = startsWith(await readAll(file, file.slice(0, 2)), [0x1f, 0x8b]);
  const plain = isGzipped ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream();
  const bytes = await readAll(file, plain, isGzipped);
  return { array: parseNumbers(bytes, file.name), isGzipped };
}

/** The array of numbers in an NPY or IDX file; throws a `DataFaultError` with the name `file` for any other bytes. */
export function parseNumbers(bytes: Uint8Array, file: string): NumberArray {
  if (startsWith(bytes, npyMagic)) return parseNpy(bytes, file);
  if (looksLikeIdx(bytes)) return parseAnyIdx(bytes, file);
  const found = Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  throw new DataFaultError({ file, code: "format", found, looksLike: looksLike(bytes) });
}

async function readAll(
  file: File,
  source: Blob | ReadableStream<Uint8Array<ArrayBuffer>>,
  isGzipped = false,
): Promise<Uint8Array> {
  if (file.size > mostBytes) throw new DataFaultError({ file: file.name, code: "too-large", limit: mostBytes });
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const reader = (source instanceof Blob ? source.stream() : source).getReader();
    for (let part = await reader.read(); !part.done && length <= mostBytes; part = await reader.read()) {
      chunks.push(part.value);
      length += part.value.length;
    }
    if (length > mostBytes) await reader.cancel();
  } catch (error) {
    // A file that is gone is a DOMException; all else that ends the stream is damage.
    if (isGzipped && !(error instanceof DOMException)) throw new DataFaultError({ file: file.name, code: "gzip" });
    const detail = error instanceof Error ? error.message : String(error);
    throw new DataFaultError({ file: file.name, code: "unreadable", detail });
  }
  if (length > mostBytes) throw new DataFaultError({ file: file.name, code: "too-large", limit: mostBytes });
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return bytes.length >= beginning.length && beginning.every((byte, i) => bytes[i] === byte);
}

/** What else a file might be that people take for one of arrays. */
function looksLike(bytes: Uint8Array): "zip" | "hdf5" | "picture" | "text" | null {
  if (startsWith(bytes, [0x50, 0x4b])) return "zip";
  if (startsWith(bytes, [0x89, 0x48, 0x44, 0x46])) return "hdf5";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8])) return "picture";
  const beginning = bytes.subarray(0, 64);
  return beginning.length > 0 && beginning.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127))
    ? "text"
    : null;
}
