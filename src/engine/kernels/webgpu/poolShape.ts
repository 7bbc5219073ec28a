/** A pool of `size` × `size` windows that do not overlap; rows and columns that fill no window are left out. */
export interface PoolShape {
  /** Images that the buffers hold; a step uses `step.rows` of them. */
  readonly batch: number;
  /** Height, width and channels of an input image. */
  readonly input: readonly [number, number, number];
  readonly size: number;
}

/** Sizes of a pool's output and of its buffers. */
export function poolSizes({ batch, input, size }: PoolShape) {
  const [height, width, channels] = input;
  const output = [Math.floor(height / size), Math.floor(width / size)] as const;
  return {
    output,
    inputLength: batch * height * width * channels,
    outputLength: batch * output[0] * output[1] * channels,
  };
}

/** WGSL that takes output element `index` apart into channel, image and `first`, the index of its window's first value. */
export function windowWgsl(shape: PoolShape): string {
  const [height, width, channels] = shape.input;
  const { output } = poolSizes(shape);
  return `
  let channel = index % ${channels}u;
  let place = index / ${channels}u;
  let image = place / ${output[0] * output[1]}u;
  if (image >= step.rows) { return; }
  let row = place / ${output[1]}u % ${output[0]}u * ${shape.size}u;
  let column = place % ${output[1]}u * ${shape.size}u;
  let first = ((image * ${height}u + row) * ${width}u + column) * ${channels}u + channel;`;
}

/** WGSL that finds for input element `index` its `window` in the output and its `position` there, or says that it has none. */
export function pooledWgsl(shape: PoolShape): string {
  const { size } = shape;
  const [height, width, channels] = shape.input;
  const { output } = poolSizes(shape);
  return `
  let channel = index % ${channels}u;
  let pixel = index / ${channels}u;
  let image = pixel / ${height * width}u;
  if (image >= step.rows) { return; }
  let row = pixel / ${width}u % ${height}u;
  let column = pixel % ${width}u;
  let isPooled = row / ${size}u < ${output[0]}u && column / ${size}u < ${output[1]}u;
  let position = row % ${size}u * ${size}u + column % ${size}u;
  let window = ((image * ${output[0]}u + row / ${size}u) * ${output[1]}u + column / ${size}u) * ${channels}u + channel;`;
}
