/** The four files of a data set, by the names that the articles give them. */
export const dataSlots = ["x_train", "y_train", "x_test", "y_test"] as const;
export type DataSlot = (typeof dataSlots)[number];

/** A data set of a person's own, as files. */
export type OwnDataFiles = Readonly<Record<DataSlot, File>>;

/** What a slot's file must hold. */
export function contentsOf(slot: DataSlot): "images" | "labels" {
  return slot === "x_train" || slot === "x_test" ? "images" : "labels";
}

/** What was found in a file that can be used. */
export interface DataFileFacts {
  readonly fileName: string;
  readonly format: "npy" | "idx";
  readonly isGzipped: boolean;
  /** As NumPy calls it, such as "uint8" or "float32". */
  readonly dtype: string;
  readonly isBigEndian: boolean;
  /** Whether the first index, and not the last, runs fastest. */
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  /** Images or labels. */
  readonly count: number;
  readonly contents: ImageFacts | LabelFacts;
}

/** What the values of images are like. */
export interface ImageFacts {
  readonly kind: "images";
  readonly minimum: number;
  readonly maximum: number;
  /** `scaled`: booleans, and floats that go up to 1 at most, stay as they are; all others are divided by 255. */
  readonly scaling: "scaled" | "divided";
  /** Pixels that lay between two of the 256 steps and were rounded to one. */
  readonly rounded: number;
  /** The first images, ten at most, 784 bytes each. */
  readonly samples: Uint8Array;
}

/** What labels are like. */
export interface LabelFacts {
  readonly kind: "labels";
  readonly form: "integers" | "oneHot";
  /** How often each of the digits 0 to 9 comes. */
  readonly perDigit: readonly number[];
  /** The first labels, ten at most. */
  readonly samples: Uint8Array;
}

/** Why a file cannot be used, as facts; all counts of bytes are of the file un-gzipped. */
export type DataFault = { readonly file: string } & (
  | { readonly code: "unreadable"; readonly detail: string }
  | { readonly code: "gzip" }
  /** More bytes than a data set may have. */
  | { readonly code: "too-large"; readonly limit: number }
  /** Neither NPY nor IDX: the first bytes, in hexadecimal. */
  | { readonly code: "format"; readonly found: string; readonly looksLike: "zip" | "hdf5" | "picture" | "text" | null }
  | { readonly code: "version"; readonly found: string }
  /** The header of an NPY file is not the one dictionary that it must be. */
  | { readonly code: "header"; readonly found: string }
  | { readonly code: "field"; readonly field: "descr" | "fortran_order" | "shape"; readonly found: string | null }
  /** Numbers of a type that cannot be read. */
  | { readonly code: "type"; readonly found: string }
  | { readonly code: "byte-count"; readonly part: "header" | "values"; readonly expected: number; readonly found: number }
  | { readonly code: "shape"; readonly holds: "images" | "labels"; readonly found: readonly number[] }
  /** A pixel that is no number from 0 to 255, by its image counted from 0. */
  | { readonly code: "pixel"; readonly index: number; readonly found: number }
  | { readonly code: "label"; readonly index: number; readonly found: number }
  /** A row of ten that is not nine times 0 and once 1. */
  | { readonly code: "one-hot"; readonly index: number }
  /** As many labels as images are needed. */
  | { readonly code: "count"; readonly found: number; readonly imagesFile: string; readonly expected: number }
  | { readonly code: "too-few"; readonly found: number; readonly limit: number }
  | { readonly code: "too-many"; readonly found: number; readonly limit: number }
);

/** An error that carries a `DataFault`. */
export class DataFaultError extends Error {
  override readonly name = "DataFaultError";
  readonly fault: DataFault;

  constructor(fault: DataFault) {
    super(`${fault.file}: ${fault.code}`);
    this.fault = fault;
  }
}
