import type { LayerSpec } from "../../../protocol/experiment";
import { type LayerShape, type Shape, shapeSize } from "../../../protocol/modelShape";
import type { ActivationName } from "../../../protocol/options";
import { averagePoolForward } from "./averagePoolForward";
import { averagePoolGradient } from "./averagePoolGradient";
import { convForward } from "./convForward";
import { convInputGradient } from "./convInputGradient";
import { type ConvolutionShape, convolutionSizes } from "./convolutionShape";
import { convWeightGradient } from "./convWeightGradient";
import { denseForward } from "./denseForward";
import { denseInputGradient } from "./denseInputGradient";
import { denseWeightUpdate } from "./denseWeightUpdate";
import { dropout } from "./dropout";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { maxPoolForward } from "./maxPoolForward";
import { maxPoolGradient } from "./maxPoolGradient";
import type { OptimizerCode } from "./optimizerCode";
import type { Penalties } from "./optimizerWgsl";
import { reduceAndUpdate } from "./reduceAndUpdate";

/** What flows between two layers, for a whole batch. */
export interface Signal {
  readonly values: GPUBuffer;
  /** Of the loss by the values before their activation; null where no weight stands before. */
  readonly gradient: GPUBuffer | null;
  readonly activation: KernelActivation;
  readonly shape: Shape;
}

/** A kernel and its buffers in the order of its bindings. */
export interface PlannedKernel {
  readonly code: KernelCode;
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
  /** Of the first layer: kernel, bias and, to train, the optimizer's state for both, where it keeps any. */
  weights(): { readonly kernel: GPUBuffer; readonly bias: GPUBuffer; readonly state: GPUBuffer | null };
  optimizer(penalties: Penalties): OptimizerCode;
}

interface LayerPattern {
  /** The layers that it takes, as kinds in a row. */
  readonly kinds: readonly LayerSpec["kind"][];
  plan(layers: readonly LayerShape[], call: PatternCall): PlannedLayer;
}

/** Activations whose gradient follows from their output; a softmax belongs to the loss. */
const kernelActivations: Record<ActivationName, KernelActivation | null> = {
  linear: "linear",
  relu: "relu",
  sigmoid: "sigmoid",
  tanh: "tanh",
  elu: "elu",
  gelu: null,
  softmax: "linear",
};

const convolution = (layers: readonly LayerShape[], call: PatternCall): PlannedLayer => {
  const [first, pool] = layers;
  const layer = first && specOf(first, "conv2d");
  if (!first || !layer) throw new Error("a convolution is planned from its layer");
  const { input, batch, adapter } = call;
  const { values, gradient, activation: inputActivation } = input;
  const last = pool ?? first;
  const shape: ConvolutionShape & { adapter: AdapterKind } = {
    batch,
    // `modelShape` admits convolutions after images only.
    input: input.shape as readonly [number, number, number],
    filters: layer.filters,
    kernelSize: layer.kernelSize,
    strides: layer.strides,
    padding: layer.padding,
    pool: (pool && specOf(pool, "maxPool2d")?.poolSize) ?? null,
    adapter,
  };
  const sizes = convolutionSizes(shape);
  const { kernel, bias, state } = call.weights();
  const output = makeOutput(last.output, activationOf(layer), call, true);
  const positions = shape.pool === null ? [] : [call.allocate(sizes.outputLength)];
  const forward: PlannedKernel[] = [
    {
      code: convForward({ ...shape, activation: output.activation }),
      buffers: [values, kernel, bias, output.values, ...positions],
    },
  ];
  if (!output.gradient) return { output, forward, backward: [] };
  const weightGradient = convWeightGradient(shape);
  const total = sizes.weightLength + layer.filters;
  const partials = call.allocate(weightGradient.parts * total);
  const optimizer = call.optimizer(penaltiesOf(layer));
  const backward: PlannedKernel[] = [
    ...(gradient
      ? [
          {
            code: convInputGradient({ ...shape, inputActivation }),
            buffers: [output.gradient, ...positions, kernel, ...derivativeInput(input), gradient],
          },
        ]
      : []),
    { code: weightGradient, buffers: [values, output.gradient, ...positions, partials] },
    {
      code: reduceAndUpdate({
        parts: weightGradient.parts,
        weights: sizes.weightLength,
        biases: layer.filters,
        optimizer,
      }),
      buffers: [partials, kernel, bias, ...(state ? [state] : [])],
    },
  ];
  return { output, forward, backward };
};

/** How layer sequences become kernels; the first that fits is taken, and what fits none is left to TensorFlow.js. */
const patterns: readonly LayerPattern[] = [
  { kinds: ["conv2d", "maxPool2d"], plan: convolution },
  { kinds: ["conv2d"], plan: convolution },
  {
    kinds: ["dense"],
    plan(layers, call) {
      const [first] = layers;
      const layer = first && specOf(first, "dense");
      if (!first || !layer) throw new Error("a dense layer is planned from its layer");
      const { input, batch, adapter } = call;
      const { values, gradient, activation: inputActivation } = input;
      const shape = { batch, inputs: shapeSize(input.shape), units: layer.units, adapter };
      const { kernel, bias, state } = call.weights();
      const output = makeOutput(first.output, activationOf(layer), call, true);
      const forward = [
        {
          code: denseForward({ ...shape, activation: output.activation }),
          buffers: [values, kernel, bias, output.values],
        },
      ];
      if (!output.gradient) return { output, forward, backward: [] };
      const inputGradient = gradient && {
        code: denseInputGradient({ ...shape, inputActivation }),
        buffers: [output.gradient, kernel, ...derivativeInput(input), gradient],
      };
      const weightUpdate = {
        code: denseWeightUpdate({ ...shape, optimizer: call.optimizer(penaltiesOf(layer)) }),
        buffers: [values, output.gradient, kernel, bias, ...(state ? [state] : [])],
      };
      return { output, forward, backward: [...(inputGradient ? [inputGradient] : []), weightUpdate] };
    },
  },
  {
    kinds: ["maxPool2d"],
    plan(layers, call) {
      const { shape, output } = poolOf(layers, "maxPool2d", call);
      const positions = call.allocate(call.batch * shapeSize(output.shape));
      return {
        output,
        forward: [{ code: maxPoolForward(shape), buffers: [call.input.values, output.values, positions] }],
        backward: backwardOf(call.input, output, [positions], (inputActivation) =>
          maxPoolGradient({ ...shape, inputActivation }),
        ),
      };
    },
  },
  {
    kinds: ["averagePool2d"],
    plan(layers, call) {
      const { shape, output } = poolOf(layers, "averagePool2d", call);
      return {
        output,
        forward: [{ code: averagePoolForward(shape), buffers: [call.input.values, output.values] }],
        backward: backwardOf(call.input, output, [], (inputActivation) => averagePoolGradient({ ...shape, inputActivation })),
      };
    },
  },
  {
    kinds: ["dropout"],
    plan(layers, call) {
      const [first] = layers;
      const layer = first && specOf(first, "dropout");
      if (!layer) throw new Error("dropout is planned from its layer");
      const { input, batch, seed, index } = call;
      if (!call.isTraining || layer.rate === 0) return { output: input, forward: [], backward: [] };
      const shape = { batch, width: shapeSize(input.shape), rate: layer.rate, seed, layer: index };
      const output = makeOutput(input.shape, "linear", call, false);
      return {
        output,
        forward: [{ code: dropout(shape), buffers: [input.values, output.values] }],
        backward: backwardOf(input, output, [], (gradientOf) => dropout({ ...shape, gradientOf })),
      };
    },
  },
  {
    kinds: ["flatten"],
    plan: (layers, { input }) => ({
      output: { ...input, shape: layers[0]?.output ?? input.shape },
      forward: [],
      backward: [],
    }),
  },
];

/** The patterns that cover `layers` one after the other; null where a layer fits none. */
export function coverLayers(layers: readonly LayerShape[]): readonly { index: number; pattern: LayerPattern }[] | null {
  const cover: { index: number; pattern: LayerPattern }[] = [];
  for (let index = 0; index < layers.length; ) {
    const rest = layers.slice(index);
    const pattern = patterns.find(({ kinds }) => kinds.every((kind, i) => rest[i]?.layer.kind === kind));
    if (!pattern || rest.slice(0, pattern.kinds.length).some(({ layer }) => !hasKernelActivation(layer))) return null;
    cover.push({ index, pattern });
    index += pattern.kinds.length;
  }
  return cover;
}

function hasKernelActivation(layer: LayerSpec): boolean {
  return !("activation" in layer) || kernelActivations[layer.activation] !== null;
}

function activationOf(layer: { readonly activation: ActivationName }): KernelActivation {
  return kernelActivations[layer.activation] ?? "linear";
}

function penaltiesOf({ l1 = 0, l2 = 0 }: { readonly l1?: number; readonly l2?: number }): Penalties {
  return { l1, l2 };
}

function specOf<Kind extends LayerSpec["kind"]>({ layer }: LayerShape, kind: Kind): Extract<LayerSpec, { kind: Kind }> | null {
  // The discriminant says so; TypeScript does not narrow by a generic one.
  return layer.kind === kind ? (layer as Extract<LayerSpec, { kind: Kind }>) : null;
}

function makeOutput(shape: Shape, activation: KernelActivation, call: PatternCall, hasWeights: boolean): Signal {
  const values = call.batch * shapeSize(shape);
  const isGradientWanted = call.isTraining && (hasWeights || call.input.gradient !== null);
  return { shape, activation, values: call.allocate(values), gradient: isGradientWanted ? call.allocate(values) : null };
}

/** The buffer of a layer's input, where its activation's derivative needs it. */
function derivativeInput({ activation, values }: Signal): readonly GPUBuffer[] {
  return activation === "linear" ? [] : [values];
}

function poolOf(layers: readonly LayerShape[], kind: "maxPool2d" | "averagePool2d", call: PatternCall) {
  const [first] = layers;
  const layer = first && specOf(first, kind);
  if (!first || !layer) throw new Error("a pool is planned from its layer");
  // `modelShape` admits pools after images only.
  const input = call.input.shape as readonly [number, number, number];
  return { shape: { batch: call.batch, input, size: layer.poolSize }, output: makeOutput(first.output, "linear", call, false) };
}

/** The backward pass of a layer without weights. */
function backwardOf(
  input: Signal,
  output: Signal,
  between: readonly GPUBuffer[],
  code: (inputActivation: KernelActivation) => KernelCode,
): PlannedKernel[] {
  if (!input.gradient || !output.gradient) return [];
  return [
    {
      code: code(input.activation),
      buffers: [output.gradient, ...between, ...derivativeInput(input), input.gradient],
    },
  ];
}
