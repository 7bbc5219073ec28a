import { pixelCount } from "../../../data/imageSet";
import type { Experiment } from "../../../protocol/experiment";
import { classCount, imageShape, type ModelShape } from "../../../protocol/modelShape";
import { preprocessingOptions } from "../../../protocol/options";
import { augmentations } from "../../augmentations";
import { dropoutSeed } from "../../dropoutMask";
import { paddedColumns, paddedRows, vectorsPerChange } from "./changedBatch";
import { drawChanges } from "./drawChanges";
import { gatherChanged } from "./gatherChanged";
import { gatherImages } from "./gatherImages";
import type { AdapterKind } from "./kernelCode";
import { coverLayers } from "./layerPatterns";
import { optimizerWgsl } from "./optimizerWgsl";
import type { ImageBytes, PatternCall, PlannedKernel, Signal } from "./plannedLayer";
import type { ResidentImages } from "./residentImages";
import { softmaxHead } from "./softmaxHead";
import { thickenImages } from "./thickenImages";

/** What the kernels of a step are chosen for. */
export interface StepKernelsCall {
  readonly experiment: Experiment;
  readonly shape: ModelShape;
  readonly adapter: AdapterKind;
  readonly images: ResidentImages;
  /** Images in an order, and the most in a step. */
  readonly ordered: number;
  readonly batch: number;
  /** Whether to train; else to measure. */
  readonly isTraining: boolean;
  readonly metrics: GPUBuffer;
  /** Of the layer at `index`. */
  weights(index: number): ReturnType<PatternCall["weights"]>;
  /** A buffer of so many bytes. */
  allocate(bytes: number): GPUBuffer;
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

  const bytes = readableBytes(call, order);
  const values = bytes ? images.bytes : allocate(batch * pixelCount);
  const image: Signal = { values, gradient: null, activation: "linear", shape: imageShape, ...(bytes && { image: bytes }) };
  const forward = bytes ? [] : gather(call, order, values);
  const backward: PlannedKernel[] = [];
  let signal = image;
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

/**
 * The images as they lie on the GPU, where a software adapter need not make numbers of them: those of a dense layer that comes
 * first, neither changed nor offset.
 */
function readableBytes(call: StepKernelsCall, order: GPUBuffer): ImageBytes | null {
  const { experiment, shape, adapter, images, ordered, isTraining } = call;
  const { scale, offset } = preprocessingOptions[experiment.preprocessing];
  const isChanged = isTraining && augmentations[experiment.augmentation] !== null;
  const first = shape.layers.find(({ layer }) => layer.kind !== "flatten");
  if (adapter === "hardware" || first?.layer.kind !== "dense" || isChanged || offset !== 0) return null;
  return { bytes: images.bytes, order, images: images.count, ordered, scale };
}

/** The step's images as the network sees them, changed where it trains with augmentation. */
function gather(call: StepKernelsCall, order: GPUBuffer, values: GPUBuffer): PlannedKernel[] {
  const { experiment, images, ordered, batch, isTraining } = call;
  const augmentation = isTraining ? augmentations[experiment.augmentation] : null;
  const size = { batch, images: images.count, ordered };
  const pixels = preprocessingOptions[experiment.preprocessing];
  if (!augmentation) {
    const code = gatherImages({ ...size, pixels: pixelCount, ...pixels });
    return [{ code, flops: 2 * batch * pixelCount, buffers: [images.bytes, order, values] }];
  }
  const changes = call.allocate(16 * batch * vectorsPerChange);
  const thick = call.allocate(4 * batch * paddedRows * paddedColumns);
  return [
    {
      code: drawChanges({ ...size, augmentation, seed: experiment.seed }),
      // Mass, moments and the extent of the ink.
      flops: 14 * batch * pixelCount,
      buffers: [images.bytes, order, changes],
    },
    {
      code: thickenImages(size),
      flops: 12 * batch * paddedRows * paddedColumns,
      buffers: [images.bytes, order, changes, thick],
    },
    {
      code: gatherChanged({ batch, ...pixels }),
      // Place, and what lies between four pixels.
      flops: 30 * batch * pixelCount,
      buffers: [changes, thick, values],
    },
  ];
}
