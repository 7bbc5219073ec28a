import type { OptimizerCode } from "./optimizerCode";
import { eachColumn } from "./quadProduct";
import type { StorageBuffer } from "./storageBuffers";
import { updateWgsl, weightBuffers } from "./weightBuffers";

/** What a product of quads needs to update a dense layer's weights by their gradient; all text is WGSL. */
export interface QuadUpdate {
  readonly buffers: readonly StorageBuffer[];
  readonly wgsl: string;
  /** Statements for the lane's columns of an input's weights, and of the biases, whose gradient is a vec4f. */
  readonly weights: (input: string, gradient: string) => string;
  readonly biases: (gradient: string) => string;
}

/** Updates four columns at a time where a row of w consists of whole vectors: they then share their addresses. */
export function quadUpdate(inputs: number, units: number, optimizer: OptimizerCode): QuadUpdate {
  const width = units % 4 === 0 ? 4 : 1;
  return {
    buffers: weightBuffers(inputs * units, units, optimizer, width),
    wgsl: updateWgsl(inputs * units, units, optimizer, width),
    weights: (input, gradient) =>
      width === 4
        ? `updateWeight(${input} * ${units / 4}u + column4, ${gradient});`
        : eachColumn(units, (i, column) => `updateWeight(${input} * ${units}u + ${column}, ${gradient}[${i}]);`),
    biases: (gradient) =>
      width === 4
        ? `updateBias(column4, ${gradient});`
        : eachColumn(units, (i, column) => `updateBias(${column}, ${gradient}[${i}]);`),
  };
}
