import type { StorageBuffer } from "./storageBuffers";

/** Width and height of an image. */
export const imageSide = 28;
/** Bytes of an image. */
export const imageBytes = imageSide * imageSide;
/** Vectors of four numbers that say where the pixels of one changed image come from. */
export const vectorsPerChange = 4;

/** A batch of images to be changed, from a set of bytes. */
export interface ChangedBatch {
  readonly batch: number;
  /** Images in the set and in the order. */
  readonly images: number;
  readonly ordered: number;
}

/** The set's bytes, four to a word, and `byteAt(place)` that reads one. */
export function bytesWgsl({ images }: ChangedBatch): { readonly buffer: StorageBuffer; readonly wgsl: string } {
  return {
    buffer: { name: "bytes", use: "read", length: (images * imageBytes) / 4, element: "u32" },
    wgsl: `
fn byteAt(place: u32) -> u32 { return (bytes[place / 4u] >> (8u * (place % 4u))) & 0xffu; }`,
  };
}
