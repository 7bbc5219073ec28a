/** A convolution, its bias and the max-pooling that follows it directly, on `batch` images. */
export interface ConvolutionShape {
  /** Images that the buffers hold; a step uses `step.rows` of them. */
  readonly batch: number;
  /** Height, width and channels of an input image. */
  readonly input: readonly [number, number, number];
  readonly filters: number;
  /** Height and width of a filter. */
  readonly kernelSize: number;
  readonly strides: number;
  readonly padding: "same" | "valid";
  /** Height, width and stride of the windows of the max-pool, or null where none follows. */
  readonly pool: number | null;
}

/** What follows from a `ConvolutionShape`. */
export interface ConvolutionSizes {
  /** Height and width before pooling. */
  readonly convolved: readonly [number, number];
  /** Height and width of the layer's output, after pooling. */
  readonly output: readonly [number, number];
  /** Rows and columns of zeros above and left of an image. */
  readonly before: readonly [number, number];
  /** Values of the input, the output and the filters. */
  readonly inputLength: number;
  readonly outputLength: number;
  readonly weightLength: number;
}

/** Sizes as TensorFlow has them: `same` pads to ⌈n / stride⌉ outputs, the odd zero behind the image. */
export function convolutionSizes(shape: ConvolutionShape): ConvolutionSizes {
  const { batch, input, filters, kernelSize, strides, padding, pool } = shape;
  const [height, width, channels] = input;
  const along = (size: number) =>
    padding === "same" ? Math.ceil(size / strides) : Math.floor((size - kernelSize) / strides) + 1;
  const before = (size: number) =>
    padding === "same" ? Math.floor(Math.max((along(size) - 1) * strides + kernelSize - size, 0) / 2) : 0;
  const convolved = [along(height), along(width)] as const;
  const output = [Math.floor(convolved[0] / (pool ?? 1)), Math.floor(convolved[1] / (pool ?? 1))] as const;
  return {
    convolved,
    output,
    before: [before(height), before(width)],
    inputLength: batch * height * width * channels,
    outputLength: batch * output[0] * output[1] * filters,
    weightLength: kernelSize ** 2 * channels * filters,
  };
}

/** Names a convolution in labels. */
export function convolutionLabel({ input, filters, kernelSize, strides, padding, pool }: ConvolutionShape): string {
  return `${input.join("x")} by ${kernelSize} to ${filters}, strides ${strides}, ${padding}, pool ${pool ?? 1}`;
}
