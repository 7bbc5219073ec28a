import { pixelCount } from "../../../data/imageSet";
import type { Experiment } from "../../../protocol/experiment";
import { imageShape, type ModelShape } from "../../../protocol/modelShape";
import { preprocessingOptions } from "../../../protocol/options";
import { augmentations } from "../../augmentations";
import { paddedColumns, paddedRows, vectorsPerChange } from "./changedBatch";
import { changeImages, pairsLength } from "./changeImages";
import { drawChanges } from "./drawChanges";
import { gatherChanged } from "./gatherChanged";
import { gatherImages } from "./gatherImages";
import type { AdapterKind } from "./kernelCode";
import type { PlannedKernel, Signal } from "./plannedLayer";
import type { ResidentImages } from "./residentImages";
import { thickenImages } from "./thickenImages";

/** What is known of a pass where its images are planned. */
export interface ImagesCall {
  readonly experiment: Experiment;
  readonly shape: ModelShape;
  readonly adapter: AdapterKind;
  readonly images: ResidentImages;
  /** Images in an order, and the most in a step. */
  readonly ordered: number;
  readonly batch: number;
  /** Whether to train; else to measure. */
  readonly isTraining: boolean;
  /** A buffer of so many bytes. */
  allocate(bytes: number): GPUBuffer;
}

/** What a network reads, and the kernels that make it. */
export interface PlannedImages {
  readonly image: Signal;
  readonly kernels: PlannedKernel[];
}

/** Arithmetic of a pixel: mass, moments and the extent of the ink; thickness; its place, and what lies between four others. */
const flops = { measure: 14, thicken: 12, read: 30 } as const;

/**
 * The step's images, changed where it trains with augmentation. A software adapter need not make numbers of them where a dense
 * layer comes first and they are not offset.
 */
export function planImages(call: ImagesCall, order: GPUBuffer): PlannedImages {
  const { experiment, shape, adapter, images, ordered, batch, isTraining } = call;
  const augmentation = isTraining ? augmentations[experiment.augmentation] : null;
  const numbers = preprocessingOptions[experiment.preprocessing];
  const { scale, offset } = numbers;
  const size = { batch, images: images.count, ordered };
  const first = shape.layers.find(({ layer }) => layer.kind !== "flatten");
  const isInk = adapter !== "hardware" && first?.layer.kind === "dense" && offset === 0;
  const signal = (values: GPUBuffer) => ({ values, gradient: null, activation: "linear", shape: imageShape }) as const;
  const allocate = (values: number) => call.allocate(4 * values);
  const count = batch * pixelCount;

  if (isInk && !augmentation) {
    const ink = { pixels: images.bytes, marks: images.bytes, order: [order], images: images.count, ordered, scale };
    return { image: { ...signal(images.bytes), image: ink }, kernels: [] };
  }
  if (!augmentation) {
    const values = allocate(count);
    const code = gatherImages({ ...size, pixels: pixelCount, ...numbers });
    return { image: signal(values), kernels: [{ code, flops: 2 * count, buffers: [images.bytes, order, values] }] };
  }
  const drawn = { ...size, augmentation, seed: experiment.seed };
  if (adapter !== "hardware") {
    const pairs = allocate(batch * pairsLength);
    const change = (pixels: Parameters<typeof changeImages>[0]["pixels"], ...out: GPUBuffer[]): PlannedKernel => ({
      code: changeImages({ ...drawn, pixels }),
      flops: (flops.measure + flops.thicken + flops.read) * count,
      buffers: [images.bytes, order, pairs, ...out],
    });
    if (isInk) {
      const [pixels, marks] = [allocate(count / 2), allocate(count / 4)];
      const ink = { pixels, marks, order: [], images: batch, ordered: null, scale };
      return { image: { ...signal(pixels), image: ink }, kernels: [change({ kind: "halves" }, pixels, marks)] };
    }
    const values = allocate(count);
    return { image: signal(values), kernels: [change({ kind: "numbers", ...numbers }, values)] };
  }
  const values = allocate(count);
  const changes = allocate(4 * batch * vectorsPerChange);
  const thick = allocate(batch * paddedRows * paddedColumns);
  const kernels = [
    { code: drawChanges(drawn), flops: flops.measure * count, buffers: [images.bytes, order, changes] },
    {
      code: thickenImages(size),
      flops: flops.thicken * batch * paddedRows * paddedColumns,
      buffers: [images.bytes, order, changes, thick],
    },
    { code: gatherChanged({ batch, ...numbers }), flops: flops.read * count, buffers: [changes, thick, values] },
  ];
  return { image: signal(values), kernels };
}
