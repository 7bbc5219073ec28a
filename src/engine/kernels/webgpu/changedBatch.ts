import type { StorageBuffer } from "./storageBuffers";

/** Width and height of an image. */
export const imageSide = 28;
/** Bytes of an image. */
export const imageBytes = imageSide * imageSide;
/** Vectors of four numbers that say where the pixels of one changed image come from. */
export const vectorsPerChange = 5;

/** A batch of images to be changed, from a set of bytes. */
export interface ChangedBatch {
  readonly batch: number;
  /** Images in the set and in the order. */
  readonly images: number;
  readonly ordered: number;
}

/** The set's bytes, four to a word. */
export function bytesBuffer({ images }: ChangedBatch): StorageBuffer {
  return { name: "bytes", use: "read", length: (images * imageBytes) / 4, element: "u32" };
}
