import { type LayerShape, shapeSize } from "../../../protocol/modelShape";
import { averagePoolForward } from "./averagePoolForward";
import { averagePoolGradient } from "./averagePoolGradient";
import { maxPoolForward } from "./maxPoolForward";
import { maxPoolGradient } from "./maxPoolGradient";
import { backwardOf, batchFlops, makeOutput, type PatternCall, type PlannedLayer, specOf } from "./plannedLayer";

/** A max pool that follows no convolution directly. */
export function planMaxPool(layers: readonly LayerShape[], call: PatternCall): PlannedLayer {
  const { shape, output } = poolOf(layers, "maxPool2d", call);
  const positions = call.allocate(call.batch * shapeSize(output.shape));
  return {
    output,
    forward: [
      {
        code: maxPoolForward(shape),
        flops: batchFlops(layers, call),
        buffers: [call.input.values, output.values, positions],
      },
    ],
    backward: backwardOf(call.input, output, [positions], (inputActivation) => maxPoolGradient({ ...shape, inputActivation })),
  };
}

/** An average pool. */
export function planAveragePool(layers: readonly LayerShape[], call: PatternCall): PlannedLayer {
  const { shape, output } = poolOf(layers, "averagePool2d", call);
  return {
    output,
    forward: [{ code: averagePoolForward(shape), flops: batchFlops(layers, call), buffers: [call.input.values, output.values] }],
    backward: backwardOf(call.input, output, [], (inputActivation) => averagePoolGradient({ ...shape, inputActivation })),
  };
}

function poolOf(layers: readonly LayerShape[], kind: "maxPool2d" | "averagePool2d", call: PatternCall) {
  const [first] = layers;
  const layer = first && specOf(first, kind);
  if (!first || !layer) throw new Error("a pool is planned from its layer");
  // `modelShape` admits pools after images only.
  const input = call.input.shape as readonly [number, number, number];
  return { shape: { batch: call.batch, input, size: layer.poolSize }, output: makeOutput(first.output, "linear", call, false) };
}
