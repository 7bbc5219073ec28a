import { denseInkForward } from "./denseInkForward";
import { denseInkUpdate } from "./denseInkUpdate";
import { inkLists, listInk } from "./inkLists";
import type { AdapterKind } from "./kernelCode";
import type { OptimizerCode } from "./optimizerCode";
import { type InkPixels, type PlannedLayer, type Signal, updateFlops } from "./plannedLayer";

/** A first dense layer as far as it is planned: its sizes, its buffers and the optimizer that trains it. */
export interface InkDenseCall {
  readonly image: InkPixels;
  readonly shape: { readonly batch: number; readonly inputs: number; readonly units: number; readonly adapter: AdapterKind };
  readonly output: Signal;
  /** Of the product for a whole batch. */
  readonly flops: number;
  /** Kernel and bias. */
  readonly tensors: readonly [GPUBuffer, GPUBuffer];
  readonly state: GPUBuffer | null;
  readonly optimizer: OptimizerCode;
  allocate(values: number): GPUBuffer;
}

/** A first dense layer that reads the images themselves, where they have ink. */
export function planInkDense(call: InkDenseCall): PlannedLayer {
  const { image, shape, output, flops, tensors, state, optimizer, allocate } = call;
  const { pixels, marks, order, images, ordered, scale } = image;
  const size = { ...shape, images, ordered };
  const use = output.gradient ? "all" : "forward";
  const lists = inkLists(size);
  const ink = allocate(use === "all" ? lists.length : lists.forwardLength);
  const forward = [
    { code: listInk(size, use), flops: size.batch * size.inputs, buffers: [marks, ...order, ink] },
    {
      code: denseInkForward({ ...size, scale, activation: output.activation }),
      flops,
      buffers: [pixels, ...order, ink, ...tensors, output.values],
    },
  ];
  if (!output.gradient) return { output, forward, backward: [] };
  const weightUpdate = {
    code: denseInkUpdate({ ...size, scale, optimizer }),
    flops: flops + (size.inputs + 1) * size.units * updateFlops,
    buffers: [pixels, ink, output.gradient, ...tensors, ...(state ? [state] : [])],
  };
  return { output, forward, backward: [weightUpdate] };
}
