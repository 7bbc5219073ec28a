/** Grey images of 28 × 28 bytes with their labels 0..9; bytes stay bytes until a batch needs them. */
export interface ImageSet {
  readonly count: number;
  /** `count` × 784 bytes, 0 black to 255 white. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** Images to learn from and images to measure with. */
export interface Dataset {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Pixels of one image. */
export const pixelCount = 28 * 28;
