import type { Experiment } from "./experiment";
import { limits } from "./limits";
import type { LayerShape } from "./modelShape";

type KeptLayer = Pick<LayerShape, "activationBytes">;

/** Bytes that one layer takes while a batch is trained, in 32-bit floats: what it keeps of every image. */
export function layerBatchMemory({ activationBytes }: KeptLayer, batchSize: number): number {
  return batchSize * activationBytes;
}

/** Bytes that all layers take while a batch is trained, without the images and the weights; the trainer's limit is on these. */
export function modelBatchMemory(layers: readonly KeptLayer[], batchSize: number): number {
  return layers.reduce((bytes, layer) => bytes + layerBatchMemory(layer, batchSize), 0);
}

/** Largest power of two that is an allowed batch size and keeps the network's batch within the limit of memory; 1 at least. */
export function largestBatchSize(layers: readonly KeptLayer[]): Experiment["batchSize"] {
  const fitting = limits.batchMemory.max / modelBatchMemory(layers, 1);
  return 2 ** Math.floor(Math.log2(Math.min(limits.batchSize.max, Math.max(1, fitting))));
}
