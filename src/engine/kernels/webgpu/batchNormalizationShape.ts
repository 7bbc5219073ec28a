/** Batch normalization of `batch` images of `places` × `channels` values; a row of values is one place. */
export interface BatchNormalizationShape {
  /** Images that the buffers hold; a step uses `step.rows` of them. */
  readonly batch: number;
  readonly places: number;
  readonly channels: number;
}

/** Values in the input and in the output. */
export function normalizedLength({ batch, places, channels }: BatchNormalizationShape): number {
  return batch * places * channels;
}
