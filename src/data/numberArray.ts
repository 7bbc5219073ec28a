import type { ElementType } from "./elementType";

/** An array of numbers as it lies in a file. */
export interface NumberArray {
  readonly format: "npy" | "idx";
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** Whether the first index, and not the last, runs fastest. */
  readonly isFortran: boolean;
  /** The numbers' bytes, a view of the file's. */
  readonly bytes: Uint8Array;
}

/** Numbers in an array of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
