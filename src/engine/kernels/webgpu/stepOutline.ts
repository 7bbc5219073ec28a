import type { Experiment } from "../../../protocol/experiment";
import type { ModelShape } from "../../../protocol/modelShape";
import { layerWeights } from "../../layers";
import type { AdapterKind } from "./kernelCode";
import { metricsSlots } from "./metricsRing";
import { optimizerWgsl } from "./optimizerWgsl";
import { stepKernels } from "./stepKernels";

/** One kernel of a training step in figures. */
export interface OutlinedKernel {
  readonly label: string;
  /** Floating-point operations for a whole batch; a multiply-add counts as two. */
  readonly flops: number;
  /** Bytes of its buffers, each counted once: the least that it must move. */
  readonly bytes: number;
  readonly workgroups: number;
}

/** One pass over a batch on paper, without a GPU. */
export interface StepOutline {
  readonly kernels: readonly OutlinedKernel[];
  /** Bytes of the largest buffer that a kernel binds. */
  readonly largestBinding: number;
  /** Most workgroups along one axis of a dispatch. */
  readonly mostWorkgroups: number;
}

/** What is outlined: a training step, or a measurement in slices of `batch` images. */
export interface OutlineCall {
  readonly experiment: Experiment;
  readonly shape: ModelShape;
  readonly adapter: AdapterKind;
  /** Images in the set and in the order. */
  readonly images: number;
  readonly ordered: number;
  readonly batch: number;
  readonly isTraining: boolean;
}

/** Outlines a pass. The network must be plannable. */
export function stepOutline({ experiment, shape, adapter, images, ordered, batch, isTraining }: OutlineCall): StepOutline {
  // Only sizes are looked at.
  const buffer = (size: number) => ({ size }) as GPUBuffer;
  const { slots } = optimizerWgsl(experiment.optimizer, null);
  const bytes = buffer(784 * images);
  const labels = buffer(images);
  const metrics = buffer(8 * metricsSlots);
  const { kernels, order } = stepKernels({
    experiment,
    shape,
    adapter,
    images: { count: images, bytes, labels },
    ordered,
    batch,
    isTraining,
    metrics,
    weights(index) {
      const layer = shape.layers[index];
      const lengths = layer ? layerWeights(layer).map((weight) => weight.shape.reduce((product, n) => product * n, 1)) : [];
      const trained = (lengths[0] ?? 0) + (lengths[1] ?? 0);
      return {
        tensors: lengths.map((length) => buffer(4 * length)),
        state: slots > 0 ? buffer(4 * slots * trained) : null,
      };
    },
    allocate: buffer,
  });
  /** Of the images, their labels, the order and the ring a step touches next to nothing, or its own batch. */
  const shared = new Map([
    [bytes, batch * 784],
    [labels, 0],
    [order, 0],
    [metrics, 0],
  ]);
  return {
    kernels: kernels.map(({ code, flops, buffers }) => ({
      label: code.label,
      flops,
      bytes: buffers.reduce((sum, buffer) => sum + (shared.get(buffer) ?? buffer.size), 0),
      workgroups: code.workgroups[0] * code.workgroups[1] * code.workgroups[2],
    })),
    mostWorkgroups: Math.max(...kernels.flatMap(({ code }) => code.workgroups)),
    largestBinding: Math.max(...kernels.flatMap(({ buffers }) => buffers.map(({ size }) => size))),
  };
}
