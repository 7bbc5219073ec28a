import type { Dataset } from "./imageSet";
import { deriveSeed } from "./random";

/**
 * A name for a data set that another one will hardly have, from every byte of it: 16 hexadecimal digits, of two sums in the manner
 * of FNV-1a (Fowler, Noll, Vo).
 */
export function fingerprint({ train, test }: Dataset): string {
  const parts = [train.images, train.labels, test.images, test.labels];
  return [0x811c9dc5, 0x01000193]
    .map((start) => deriveSeed(...parts.map((bytes) => hash(bytes, start)), train.count, test.count))
    .map((sum) => sum.toString(16).padStart(8, "0"))
    .join("");
}

function hash(bytes: Uint8Array, start: number): number {
  let sum = start;
  for (let i = 0; i < bytes.length; i++) sum = Math.imul(sum ^ (bytes[i] ?? 0), 0x01000193);
  return sum >>> 0;
}
