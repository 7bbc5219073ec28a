import type { CheckpointTensor } from "../protocol/runCheckpoint";
import { isKernel } from "./kernels";

/** What is pruned: the share, in 0..1, of kernel values nearest to 0, in each layer or over the whole network. */
export interface Pruning {
  readonly share: number;
  readonly scope: "layer" | "network";
}

/**
 * `weights` with the kernel values of smallest magnitude set to 0, as many as the share of them rounded; biases stay (Han et al.
 * 2015, "Learning both weights and connections"; here without training after it).
 */
export function pruneWeights(weights: readonly CheckpointTensor[], { share, scope }: Pruning): CheckpointTensor[] {
  const copies = weights.map(({ shape, values }) => ({ shape, values: values.slice() }));
  const kernels = copies.filter(isKernel).map(({ values }) => values);
  if (scope === "network") zeroSmallest(kernels, share);
  else for (const kernel of kernels) zeroSmallest([kernel], share);
  return copies;
}

/** Sets the values nearest to 0 of all `kernels` together to 0; of equal ones the first. */
function zeroSmallest(kernels: readonly Float32Array[], share: number): void {
  const size = kernels.reduce((sum, { length }) => sum + length, 0);
  const count = Math.round(size * Math.min(1, Math.max(0, share)));
  if (count === 0) return;
  const magnitudes = new Float32Array(size);
  let place = 0;
  for (const kernel of kernels) for (const value of kernel) magnitudes[place++] = Math.abs(value);
  magnitudes.sort();
  const limit = magnitudes[count - 1] ?? 0;
  // Values at the limit itself go as long as there are some left to go.
  let atLimit = count - magnitudes.findIndex((magnitude) => magnitude >= limit);
  for (const kernel of kernels) {
    for (let i = 0; i < kernel.length; i += 1) {
      const magnitude = Math.abs(kernel[i] ?? 0);
      if (magnitude > limit || (magnitude === limit && atLimit-- <= 0)) continue;
      kernel[i] = 0;
    }
  }
}
