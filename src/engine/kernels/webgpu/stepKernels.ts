import { classCount, type ModelShape } from "../../../protocol/modelShape";
import { dropoutSeed } from "../../dropoutMask";
import { coverLayers } from "./layerPatterns";
import { optimizerWgsl } from "./optimizerWgsl";
import { type ImagesCall, planImages } from "./planImages";
import type { PatternCall, PlannedKernel, Signal } from "./plannedLayer";
import { softmaxHead } from "./softmaxHead";

/** What the kernels of a step are chosen for. */
export interface StepKernelsCall extends ImagesCall {
  readonly metrics: GPUBuffer;
  /** Of the layer at `index`. */
  weights(index: number): ReturnType<PatternCall["weights"]>;
}

/** The kernels of one pass over a batch in their order, with their buffers. */
export interface StepKernels {
  readonly kernels: readonly PlannedKernel[];
  /** Where the epoch's order is to be written, two bytes an image. */
  readonly order: GPUBuffer;
  /** To measure: the digit read in each image of the order. */
  readonly answers: GPUBuffer | null;
}

/** Whether every layer of a network has a kernel of ours. */
export function isPlannable(shape: ModelShape): boolean {
  return coverLayers(shape.layers) !== null;
}

/** Chooses the kernels of a training step or of a measurement. The network must be plannable. */
export function stepKernels(call: StepKernelsCall): StepKernels {
  const { experiment, shape, adapter, images, ordered, batch, isTraining, metrics } = call;
  const cover = coverLayers(shape.layers);
  if (!cover) throw new Error("a layer has no kernel of ours");
  const allocate = (values: number) => call.allocate(4 * values);
  const order = call.allocate(2 * ordered);

  const { image, kernels: forward } = planImages(call, order);
  const backward: PlannedKernel[] = [];
  let signal: Signal = image;
  for (const { index, pattern } of cover) {
    const planned = pattern.plan(shape.layers.slice(index, index + pattern.kinds.length), {
      input: signal,
      batch,
      adapter,
      isTraining,
      seed: dropoutSeed(experiment.seed),
      index,
      allocate,
      weights: () => call.weights(index),
      optimizer: (penalties) => optimizerWgsl(experiment.optimizer, penalties),
    });
    forward.push(...planned.forward);
    // Each layer's kernels keep their order; the layers come last to first.
    backward.unshift(...planned.backward);
    signal = planned.output;
  }

  const answers = isTraining ? null : allocate(ordered);
  const head: PlannedKernel = {
    code: softmaxHead({
      batch,
      classes: classCount,
      images: images.count,
      ordered,
      output: isTraining ? "gradient" : "answers",
      classWeights: isTraining ? experiment.classWeights : null,
    }),
    // Largest, exponentials, sum, logarithm and gradient of each logit.
    flops: 10 * batch * classCount,
    buffers: [signal.values, images.labels, order, metrics, ...[signal.gradient ?? answers].filter((buffer) => buffer !== null)],
  };
  return { kernels: [...forward, head, ...backward], order, answers };
}
