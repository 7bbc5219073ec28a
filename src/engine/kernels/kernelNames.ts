/**
 * Kernels that TensorFlow.js has no name for. Where a backend lacks one, stock operations do the same; `denseLayer` and
 * `conv2dLayer` exist on every backend.
 */
export const kernelNames = {
  denseLayer: "TrainsetDenseLayer",
  conv2dLayer: "TrainsetConv2dLayer",
  reluGradient: "TrainsetReluGradient",
  tanhGradient: "TrainsetTanhGradient",
  gelu: "TrainsetGelu",
  geluGradient: "TrainsetGeluGradient",
  biasGradient: "TrainsetBiasGradient",
  normalizeBatch: "TrainsetNormalizeBatch",
  normalizeBatchGradient: "TrainsetNormalizeBatchGradient",
  lossAndCorrect: "TrainsetLossAndCorrect",
  pixels: "TrainsetPixels",
  adam: "TrainsetAdam",
} as const;

/**
 * What the kernel `pixels` is given: images `rows` of a set of bytes, each `rowLength` bytes, become scale · byte + offset.
 * Where there are `changes`, images of 28 × 28 are changed before, each by its `augmentationLength` numbers.
 */
export interface PixelAttributes {
  readonly bytes: Uint8Array;
  readonly rows: Uint32Array;
  readonly rowLength: number;
  readonly scale: number;
  readonly offset: number;
  readonly changes: Float32Array | null;
}
