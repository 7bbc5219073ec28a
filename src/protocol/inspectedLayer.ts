/** One layer of a run that is looked into. */
export interface InspectedLayer {
  /** What the layer gives for the image, its `output` shape flat; a convolution's channels are the last axis. */
  readonly activations: Float32Array;
  /**
   * The kernel: of a dense layer [inputs, units] and of a convolution [k, k, channels, filters], flat. Null where the layer has
   * none, or one of more than 1,000,000 values.
   */
  readonly kernel: Float32Array | null;
  /** Of the kernel, or of batch normalization's scale; of very many values a part at even distances. */
  readonly weights: Histogram | null;
  /** Of the loss of the first training images, up to 64, by the same weights; null where the layer has none. */
  readonly gradients: Histogram | null;
}

/** Counts of values in `counts.length` equal parts of `min`..`max`. */
export interface Histogram {
  readonly min: number;
  readonly max: number;
  readonly counts: readonly number[];
  readonly mean: number;
  readonly standardDeviation: number;
  /** Values that are NaN or infinite, which are in no part. */
  readonly notFinite: number;
}
