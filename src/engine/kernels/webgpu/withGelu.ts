import { type LayerShape, shapeSize } from "../../../protocol/modelShape";
import { geluForward, geluGradient } from "./gelu";
import { backwardOf, makeOutput, type PatternCall, type PlannedLayer } from "./plannedLayer";

type Plan = (layers: readonly LayerShape[], call: PatternCall) => PlannedLayer;

/**
 * A layer's plan with GELU as a step of its own where that is its activation: GELU's derivative does not follow from its
 * output, so what comes before it has to be kept.
 */
export function withGelu(plan: Plan): Plan {
  return (layers, call) => {
    const planned = plan(layers, call);
    if (!isGelu(layers[0])) return planned;
    const before = planned.output;
    const output = makeOutput(before.shape, "linear", { ...call, input: before }, false);
    const shape = { batch: call.batch, width: shapeSize(before.shape) };
    const forward = { code: geluForward(shape), flops: 20 * shape.batch * shape.width, buffers: [before.values, output.values] };
    const backward = backwardOf(before, output, [before.values], () => geluGradient(shape));
    return { output, forward: [...planned.forward, forward], backward: [...backward, ...planned.backward] };
  };
}

/** Whether a layer's activation is GELU. */
export function isGelu(shape: LayerShape | undefined): boolean {
  return shape !== undefined && "activation" in shape.layer && shape.layer.activation === "gelu";
}
