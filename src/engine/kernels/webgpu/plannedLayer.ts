import type { LayerSpec } from "../../../protocol/experiment";
import { type LayerShape, type Shape, shapeSize } from "../../../protocol/modelShape";
import type { ActivationName } from "../../../protocol/options";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import type { OptimizerCode } from "./optimizerCode";
import type { Penalties } from "./optimizerWgsl";

/** The images that a first layer reads as they are stored, as `InkImages` says; x = 255 · scale · pixels in 0..1. */
export interface InkPixels {
  readonly pixels: GPUBuffer;
  readonly marks: GPUBuffer;
  /** The epoch's order, where there is one. */
  readonly order: readonly GPUBuffer[];
  /** Images in the buffers and in the order; null where they are the step's own. */
  readonly images: number;
  readonly ordered: number | null;
  readonly scale: number;
}

/** What flows between two layers, for a whole batch. */
export interface Signal {
  readonly values: GPUBuffer;
  /** Where a dense layer comes first on a software adapter: the batch's images, of which nobody then makes `values`. */
  readonly image?: InkPixels;
  /** Of the loss by the values before their activation; null where no weight stands before. */
  readonly gradient: GPUBuffer | null;
  readonly activation: KernelActivation;
  readonly shape: Shape;
}

/** A kernel and its buffers in the order of its bindings. */
export interface PlannedKernel {
  readonly code: KernelCode;
  /** Floating-point operations for a whole batch; a multiply-add counts as two. */
  readonly flops: number;
  readonly buffers: readonly GPUBuffer[];
}

/** A layer, or several fused, as kernels. The backward ones stand in their order: a weight changes after its last use. */
export interface PlannedLayer {
  readonly output: Signal;
  readonly forward: readonly PlannedKernel[];
  readonly backward: readonly PlannedKernel[];
}

/** What a pattern is given beside its layers. */
export interface PatternCall {
  readonly input: Signal;
  readonly batch: number;
  readonly adapter: AdapterKind;
  readonly isTraining: boolean;
  readonly seed: number;
  /** Place of the first layer in the network; keys dropout. */
  readonly index: number;
  /** A buffer of so many values. */
  allocate(values: number): GPUBuffer;
  /** Of the first layer: its weights in their order and, to train, the optimizer's state for the first two, where it keeps any. */
  weights(): { readonly tensors: readonly GPUBuffer[]; readonly state: GPUBuffer | null };
  optimizer(penalties: Penalties | null): OptimizerCode;
}

/** An update of one weight, Adam's square root and division counted as one each. */
export const updateFlops = 12;

/** What a layer's own kernels apply: a softmax belongs to the loss, and GELU is a step of its own. */
const kernelActivations: Record<ActivationName, KernelActivation> = {
  linear: "linear",
  relu: "relu",
  sigmoid: "sigmoid",
  tanh: "tanh",
  elu: "elu",
  gelu: "linear",
  softmax: "linear",
};

/** The activation that a layer's own kernels apply. */
export function activationOf(layer: { readonly activation: ActivationName }): KernelActivation {
  return kernelActivations[layer.activation];
}

/** Factors of the penalties on a layer's kernel, 0 where it names none. */
export function penaltiesOf({ l1 = 0, l2 = 0 }: { readonly l1?: number; readonly l2?: number }): Penalties {
  return { l1, l2 };
}

/** The layer, where it is of that kind. */
export function specOf<Kind extends LayerSpec["kind"]>(
  { layer }: LayerShape,
  kind: Kind,
): Extract<LayerSpec, { kind: Kind }> | null {
  // The discriminant says so; TypeScript does not narrow by a generic one.
  return layer.kind === kind ? (layer as Extract<LayerSpec, { kind: Kind }>) : null;
}

/** Buffers for what a layer gives, and for its gradient where one is wanted. */
export function makeOutput(shape: Shape, activation: KernelActivation, call: PatternCall, hasWeights: boolean): Signal {
  const values = call.batch * shapeSize(shape);
  const isGradientWanted = call.isTraining && (hasWeights || call.input.gradient !== null);
  return { shape, activation, values: call.allocate(values), gradient: isGradientWanted ? call.allocate(values) : null };
}

/** The buffer of a layer's input, where its activation's derivative needs it. */
export function derivativeInput({ activation, values }: Signal): readonly GPUBuffer[] {
  return activation === "linear" ? [] : [values];
}

/** Operations of the first layer for a whole batch. */
export function batchFlops([layer]: readonly LayerShape[], { batch }: PatternCall): number {
  return batch * (layer?.flops ?? 0);
}

/** The backward pass of a layer without weights. */
export function backwardOf(
  input: Signal,
  output: Signal,
  between: readonly GPUBuffer[],
  code: (inputActivation: KernelActivation) => KernelCode,
): PlannedKernel[] {
  if (!input.gradient || !output.gradient) return [];
  return [
    {
      code: code(input.activation),
      flops: input.gradient.size / 4,
      buffers: [output.gradient, ...between, ...derivativeInput(input), input.gradient],
    },
  ];
}
