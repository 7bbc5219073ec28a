import type { ImageSet } from "../../../data/imageSet";
import type { Experiment } from "../../../protocol/experiment";
import type { Model } from "../../buildModel";
import { packOrder } from "./epochOrderWgsl";
import type { GpuBuffers } from "./gpuBuffers";
import type { GpuEngine } from "./gpuEngine";
import type { LayerState } from "./layerStates";
import type { Dispatch } from "./pipelines";
import { stepKernels } from "./stepKernels";

/** One pass over a batch as a fixed row of kernels with buffers of their own. */
export interface StepPlan {
  readonly dispatches: readonly Dispatch[];
  /** Arithmetic of all kernels together. */
  readonly flopsPerImage: number;
  /** Images of the order that steps take their rows from. */
  readonly ordered: number;
  setOrder(order: Uint32Array): void;
  /** To measure: the digit read in each image of the order. */
  readonly answers: GPUBuffer | null;
}

/** What a plan is made for. */
export interface PlanCall {
  readonly engine: GpuEngine;
  readonly experiment: Experiment;
  readonly model: Model;
  readonly set: ImageSet;
  /** Images in an order, and the most in a step. */
  readonly ordered: number;
  readonly batch: number;
  /** To train: the optimizer's state by layer. Null to measure. */
  readonly states: ReadonlyMap<number, LayerState> | null;
  /** Where the plan's buffers are made. */
  readonly buffers: GpuBuffers;
}

/** Plans the kernels of a training step, or of a measurement, and compiles them. The network must be plannable. */
export async function createStepPlan(call: PlanCall): Promise<StepPlan> {
  const { engine, experiment, model, set, ordered, batch, states, buffers } = call;
  const { backend, adapter, pipelines, ring, recorder } = engine;
  const { kernels, order, answers } = stepKernels({
    experiment,
    shape: model.shape,
    adapter,
    images: engine.residentImages(set, buffers),
    ordered,
    batch,
    isTraining: states !== null,
    metrics: ring.buffer,
    weights: (index) => ({
      tensors: (model.weightsOfLayer[index] ?? []).map(backend.changeableBufferOf),
      state: states?.get(index)?.buffer ?? null,
    }),
    allocate: (bytes) => buffers.storage(bytes),
  });
  return {
    dispatches: await Promise.all(kernels.map(({ code, buffers }) => pipelines.bind(code, buffers))),
    flopsPerImage: kernels.reduce((sum, { flops }) => sum + flops, 0) / batch,
    ordered,
    answers,
    setOrder(rows) {
      // An upload overtakes commands that wait to be submitted.
      recorder.submit();
      backend.device.queue.writeBuffer(order, 0, packOrder(rows));
    },
  };
}
