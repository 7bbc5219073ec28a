import { type ImageSet, pixelCount } from "../../../data/imageSet";
import { deriveSeed, randomPurpose } from "../../../data/random";
import type { Experiment } from "../../../protocol/experiment";
import { classCount, imageShape, type ModelShape } from "../../../protocol/modelShape";
import { preprocessingOptions } from "../../../protocol/options";
import type { Model } from "../../buildModel";
import { packOrder } from "./epochOrderWgsl";
import { gatherImages } from "./gatherImages";
import type { GpuBuffers } from "./gpuBuffers";
import type { GpuEngine } from "./gpuEngine";
import { coverLayers } from "./layerPatterns";
import { optimizerWgsl } from "./optimizerWgsl";
import type { Dispatch } from "./pipelines";
import type { PlannedKernel, Signal } from "./plannedLayer";
import { softmaxHead } from "./softmaxHead";

/** The optimizer's numbers of one layer on the GPU: slot after slot, in each first the kernel's, then the bias's. */
export interface LayerState {
  readonly buffer: GPUBuffer;
  readonly slots: number;
  /** Values of kernel and bias. */
  readonly lengths: readonly [number, number];
}

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

/** Whether every layer of a network has a kernel of ours for training. */
export function isPlannable(shape: ModelShape): boolean {
  return coverLayers(shape.layers) !== null;
}

/** Plans the kernels of a training step, or of a measurement, and compiles them. The network must be plannable. */
export async function createStepPlan(call: PlanCall): Promise<StepPlan> {
  const { engine, experiment, model, set, ordered, batch, states, buffers } = call;
  const { shape, weightsOfLayer } = model;
  const { backend, adapter, pipelines, ring } = engine;
  const cover = coverLayers(shape.layers);
  if (!cover) throw new Error("a layer has no kernel of ours");
  const allocate = (values: number) => buffers.storage(4 * values);
  const images = engine.residentImages(set);
  const order = buffers.storage(2 * ordered);
  const { scale, offset } = preprocessingOptions[experiment.preprocessing];

  const image: Signal = { values: allocate(batch * pixelCount), gradient: null, activation: "linear", shape: imageShape };
  const forward: PlannedKernel[] = [
    {
      code: gatherImages({ batch, pixels: pixelCount, images: images.count, ordered, scale, offset }),
      flops: 2 * batch * pixelCount,
      buffers: [images.bytes, order, image.values],
    },
  ];
  const backward: PlannedKernel[] = [];
  let signal = image;
  for (const { index, pattern } of cover) {
    const planned = pattern.plan(shape.layers.slice(index, index + pattern.kinds.length), {
      input: signal,
      batch,
      adapter,
      isTraining: states !== null,
      seed: deriveSeed(experiment.seed, randomPurpose.dropout),
      index,
      allocate,
      weights() {
        const [kernel, bias] = weightsOfLayer[index] ?? [];
        if (!kernel || !bias) throw new Error(`layer ${index} has no weights`);
        return { kernel: backend.bufferOf(kernel), bias: backend.bufferOf(bias), state: states?.get(index)?.buffer ?? null };
      },
      optimizer: (penalties) => optimizerWgsl(experiment.optimizer, penalties),
    });
    forward.push(...planned.forward);
    // Each layer's kernels keep their order; the layers come last to first.
    backward.unshift(...planned.backward);
    signal = planned.output;
  }

  const answers = states ? null : allocate(ordered);
  const head: PlannedKernel = {
    code: softmaxHead({
      batch,
      classes: classCount,
      images: images.count,
      ordered,
      output: states ? "gradient" : "answers",
      classWeights: states ? experiment.classWeights : null,
    }),
    flops: 10 * batch * classCount,
    buffers: [
      signal.values,
      images.labels,
      order,
      ring.buffer,
      ...[signal.gradient ?? answers].filter((buffer) => buffer !== null),
    ],
  };
  const kernels = [...forward, head, ...backward];
  const dispatches = await Promise.all(kernels.map(({ code, buffers }) => pipelines.bind(code, buffers)));

  return {
    dispatches,
    flopsPerImage: kernels.reduce((sum, { flops }) => sum + flops, 0) / batch,
    ordered,
    answers,
    setOrder(rows) {
      // An upload overtakes commands that wait to be submitted.
      engine.recorder.submit();
      backend.device.queue.writeBuffer(order, 0, packOrder(rows) as Uint32Array<ArrayBuffer>);
    },
  };
}
