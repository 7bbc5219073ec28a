import type * as tf from "@tensorflow/tfjs";
import type { OptimizerSpec } from "../../../protocol/experiment";
import { ProblemError } from "../../../protocol/problem";
import type { CheckpointTensor } from "../../../protocol/runCheckpoint";
import type { GpuBuffers } from "./gpuBuffers";
import type { GpuEngine } from "./gpuEngine";
import { optimizerWgsl } from "./optimizerWgsl";
import { readBuffer } from "./readBuffer";

/** The optimizer's numbers of one layer on the GPU: slot after slot, in each first the kernel's, then the bias's. */
export interface LayerState {
  readonly buffer: GPUBuffer;
  /** Values of kernel and bias; of batch normalization scale and shift. */
  readonly lengths: readonly [number, number];
}

/** The optimizer's memory of a whole network. */
export interface LayerStates {
  readonly byLayer: ReadonlyMap<number, LayerState>;
  /** For each weight, in their order, its tensors. */
  read(): Promise<CheckpointTensor[]>;
}

/**
 * Makes the optimizer's memory for what is trained of each layer in `buffers`, at zero or as `given` has it; throws a `ProblemError` where that does not fit
 * the weights.
 */
export function createLayerStates(
  engine: GpuEngine,
  buffers: GpuBuffers,
  optimizer: OptimizerSpec,
  trainedOfLayer: readonly (readonly tf.Tensor[])[],
  given: readonly CheckpointTensor[] | null,
): LayerStates {
  const { slots } = optimizerWgsl(optimizer, null);
  const byLayer = new Map<number, LayerState>();
  const wanted = given === null ? null : [...given];
  const expected = slots * trainedOfLayer.flat().length;
  if (wanted && wanted.length !== expected) throw new ProblemError({ code: "checkpoint-mismatch" });
  for (const [index, [kernel, bias]] of slots > 0 ? trainedOfLayer.entries() : []) {
    if (!kernel || !bias) continue;
    const lengths = [kernel.size, bias.size] as const;
    const values = wanted && interleaved(wanted.splice(0, 2 * slots), slots, lengths);
    const buffer = buffers.storage(4 * slots * (lengths[0] + lengths[1]), ...(values ? [values] : []));
    byLayer.set(index, { buffer, lengths });
  }
  return {
    byLayer,
    async read() {
      const tensors: CheckpointTensor[] = [];
      for (const [index, { buffer, lengths }] of byLayer) {
        const values = await readBuffer(engine, buffer);
        const total = lengths[0] + lengths[1];
        for (const [place, weight] of (trainedOfLayer[index] ?? []).entries()) {
          const from = place === 0 ? 0 : lengths[0];
          for (let slot = 0; slot < slots; slot++) {
            const start = slot * total + from;
            tensors.push({ shape: [...weight.shape], values: values.slice(start, start + weight.size) });
          }
        }
      }
      return tensors;
    },
  };
}

/** From kernel's slots and then bias's slots to slots of kernel and bias. */
function interleaved(tensors: readonly CheckpointTensor[], slots: number, lengths: readonly [number, number]): Float32Array {
  const total = lengths[0] + lengths[1];
  const values = new Float32Array(slots * total);
  for (const [i, { values: part }] of tensors.entries()) {
    const isKernel = i < slots;
    const length = isKernel ? lengths[0] : lengths[1];
    if (part.length !== length) throw new ProblemError({ code: "checkpoint-mismatch" });
    values.set(part, (i % slots) * total + (isKernel ? 0 : lengths[0]));
  }
  return values;
}
