import type { CheckpointTensor } from "../protocol/runCheckpoint";
import { encodeWeights } from "./encodeWeights";
import { isKernel } from "./kernels";
import { type Pruning, pruneWeights } from "./pruneWeights";
import { dequantizeTensor, type Quantization, quantizeTensor } from "./quantizeTensor";

/** What is done to weights: pruned first, then quantised; null for neither. */
export interface Compression {
  readonly pruning: Pruning | null;
  readonly quantization: Quantization | null;
}

/** Weights that are smaller to store. */
export interface CompressedWeights {
  /** The numbers that the network computes with: those that the stored ones stand for. */
  readonly weights: CheckpointTensor[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Share of the kernels' values that are 0, in 0..1. */
  readonly zeros: number;
}

/** Compresses a network's weights; what is pruned is stored sparsely. Kernels alone change. */
export function compressWeights(weights: readonly CheckpointTensor[], { pruning, quantization }: Compression): CompressedWeights {
  const pruned = pruning ? pruneWeights(weights, pruning) : [...weights];
  const stored = pruned.map((weight) => (quantization && isKernel(weight) ? quantizeTensor(weight, quantization) : weight));
  const computed = stored.map((weight) => ("values" in weight ? weight : dequantizeTensor(weight)));
  return { weights: computed, bytes: encodeWeights(stored, pruning !== null), zeros: shareOfZeros(computed) };
}

function shareOfZeros(weights: readonly CheckpointTensor[]): number {
  let [zeros, size] = [0, 0];
  for (const { values } of weights.filter(isKernel)) {
    size += values.length;
    for (const value of values) if (value === 0) zeros += 1;
  }
  return zeros / Math.max(1, size);
}
