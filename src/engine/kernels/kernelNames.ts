/**
 * Kernels that TensorFlow.js has no name for. Where a backend lacks one, stock operations do the same; `denseLayer` and
 * `conv2dLayer` exist on every backend.
 */
export const kernelNames = {
  denseLayer: "TrainsetDenseLayer",
  conv2dLayer: "TrainsetConv2dLayer",
  reluGradient: "TrainsetReluGradient",
  biasGradient: "TrainsetBiasGradient",
  adam: "TrainsetAdam",
} as const;
