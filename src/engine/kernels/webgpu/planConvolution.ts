import type { LayerShape } from "../../../protocol/modelShape";
import { convForward } from "./convForward";
import { convInputGradient } from "./convInputGradient";
import { type ConvolutionShape, convolutionSizes } from "./convolutionShape";
import { convWeightGradient } from "./convWeightGradient";
import type { AdapterKind } from "./kernelCode";
import {
  activationOf,
  derivativeInput,
  makeOutput,
  type PatternCall,
  type PlannedKernel,
  type PlannedLayer,
  penaltiesOf,
  specOf,
  updateFlops,
} from "./plannedLayer";
import { reduceAndUpdate } from "./reduceAndUpdate";

/** A convolution with its bias and activation, and the max pool that follows it where there is one. */
export function planConvolution(layers: readonly LayerShape[], call: PatternCall): PlannedLayer {
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
  const { tensors, state } = call.weights();
  const [kernel, bias] = tensors;
  if (!kernel || !bias) throw new Error("a layer with units has a kernel and a bias");
  const output = makeOutput(last.output, activationOf(layer), call, true);
  const positions = shape.pool === null ? [] : [call.allocate(sizes.outputLength)];
  const flops = batch * first.flops;
  const forward: PlannedKernel[] = [
    {
      code: convForward({ ...shape, activation: output.activation }),
      flops,
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
            flops,
            buffers: [output.gradient, ...positions, kernel, ...derivativeInput(input), gradient],
          },
        ]
      : []),
    { code: weightGradient, flops, buffers: [values, output.gradient, ...positions, partials] },
    {
      code: reduceAndUpdate({
        parts: weightGradient.parts,
        weights: sizes.weightLength,
        biases: layer.filters,
        optimizer,
      }),
      flops: total * (weightGradient.parts + updateFlops),
      buffers: [partials, kernel, bias, ...(state ? [state] : [])],
    },
  ];
  return { output, forward, backward };
}
