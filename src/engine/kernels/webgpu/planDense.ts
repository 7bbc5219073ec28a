import { type LayerShape, shapeSize } from "../../../protocol/modelShape";
import { denseForward } from "./denseForward";
import { denseInputGradient } from "./denseInputGradient";
import { denseWeightUpdate } from "./denseWeightUpdate";
import { planInkDense } from "./planInkDense";
import {
  activationOf,
  derivativeInput,
  makeOutput,
  type PatternCall,
  type PlannedLayer,
  penaltiesOf,
  specOf,
  updateFlops,
} from "./plannedLayer";

/** A dense layer with its bias and activation. */
export function planDense(layers: readonly LayerShape[], call: PatternCall): PlannedLayer {
  const [first] = layers;
  const layer = first && specOf(first, "dense");
  if (!first || !layer) throw new Error("a dense layer is planned from its layer");
  const { input, batch, adapter } = call;
  const { values, gradient, activation: inputActivation } = input;
  const shape = { batch, inputs: shapeSize(input.shape), units: layer.units, adapter };
  const { tensors, state } = call.weights();
  const [kernel, bias] = tensors;
  if (!kernel || !bias) throw new Error("a layer with units has a kernel and a bias");
  const output = makeOutput(first.output, activationOf(layer), call, true);
  const flops = batch * first.flops;
  const optimizer = call.optimizer(penaltiesOf(layer));
  if (input.image) {
    const { allocate } = call;
    return planInkDense({ image: input.image, shape, output, flops, tensors: [kernel, bias], state, optimizer, allocate });
  }
  const forward = [
    {
      code: denseForward({ ...shape, activation: output.activation }),
      flops,
      buffers: [values, kernel, bias, output.values],
    },
  ];
  if (!output.gradient) return { output, forward, backward: [] };
  const inputGradient = gradient && {
    code: denseInputGradient({ ...shape, inputActivation }),
    flops,
    buffers: [output.gradient, kernel, ...derivativeInput(input), gradient],
  };
  const weightUpdate = {
    code: denseWeightUpdate({ ...shape, optimizer }),
    flops: flops + first.parameters * updateFlops,
    buffers: [values, output.gradient, kernel, bias, ...(state ? [state] : [])],
  };
  return { output, forward, backward: [...(inputGradient ? [inputGradient] : []), weightUpdate] };
}
