import type { RunId } from "../../protocol/messages";

/** Test images to look at, and the networks whose readings stand below each. */
export interface ImageSet {
  readonly title: string;
  /** Rows of the test images. */
  readonly rows: readonly number[];
  readonly readers: readonly {
    readonly id: string;
    readonly name: string;
    readonly colorIndex: number;
    /** Several runs are read as their mean. */
    readonly runIds: readonly RunId[];
  }[];
}
