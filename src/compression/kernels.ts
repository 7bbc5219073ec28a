import type { CheckpointTensor } from "../protocol/runCheckpoint";

/** Whether a weight is a layer's kernel: biases, and all that batch normalization learns, have one axis. */
export function isKernel({ shape }: CheckpointTensor): boolean {
  return shape.length > 1;
}

/** Numbers in all kernels. */
export function kernelSize(weights: readonly CheckpointTensor[]): number {
  return weights.reduce((sum, weight) => sum + (isKernel(weight) ? weight.values.length : 0), 0);
}
