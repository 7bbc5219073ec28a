import type { StorageBuffer } from "./storageBuffers";

/** Width and height of an image. */
export const imageSide = 28;
/** Bytes of an image. */
export const imageBytes = imageSide * imageSide;
/** Vectors of four numbers that say where the pixels of one changed image come from. */
export const vectorsPerChange = 4;
/** Columns, and rows, of an image with a margin of black around it: whole words to the sides, a row above and below. */
export const marginColumns = 4;
export const paddedColumns = imageSide + 2 * marginColumns;
export const paddedRows = imageSide + 2;

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
