import type { Experiment } from "./experiment";
import { limits } from "./limits";
import { imageShape, type LayerShape, shapeSize } from "./modelShape";

const bytesPerValue = 4;

/** Bytes that one layer takes while a batch is trained: what it gives and the gradient of that, in 32-bit floats. */
export function layerBatchMemory({ output }: Pick<LayerShape, "output">, batchSize: number): number {
  return 2 * bytesPerValue * batchSize * shapeSize(output);
}

/** Bytes that a batch takes in a whole network: the images and every layer, without weights. */
export function modelBatchMemory(layers: readonly Pick<LayerShape, "output">[], batchSize: number): number {
  const images = bytesPerValue * batchSize * shapeSize(imageShape);
  return layers.reduce((bytes, layer) => bytes + layerBatchMemory(layer, batchSize), images);
}

/** Largest power of two that is an allowed batch size and keeps the network's batch within the limit of memory; 1 at least. */
export function largestBatchSize(layers: readonly Pick<LayerShape, "output">[]): Experiment["batchSize"] {
  const fitting = limits.batchMemory.max / modelBatchMemory(layers, 1);
  return 2 ** Math.floor(Math.log2(Math.min(limits.batchSize.max, Math.max(1, fitting))));
}
