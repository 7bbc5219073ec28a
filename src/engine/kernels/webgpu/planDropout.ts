import { type LayerShape, shapeSize } from "../../../protocol/modelShape";
import { dropout } from "./dropout";
import { backwardOf, batchFlops, makeOutput, type PatternCall, type PlannedLayer, specOf } from "./plannedLayer";

/** Dropout, which only training knows. */
export function planDropout(layers: readonly LayerShape[], call: PatternCall): PlannedLayer {
  const [first] = layers;
  const layer = first && specOf(first, "dropout");
  if (!layer) throw new Error("dropout is planned from its layer");
  const { input, batch, seed, index } = call;
  if (!call.isTraining || layer.rate === 0) return { output: input, forward: [], backward: [] };
  const shape = { batch, width: shapeSize(input.shape), rate: layer.rate, seed, layer: index };
  const output = makeOutput(input.shape, "linear", call, false);
  return {
    output,
    forward: [{ code: dropout(shape), flops: batchFlops(layers, call), buffers: [input.values, output.values] }],
    backward: backwardOf(input, output, [], (gradientOf) => dropout({ ...shape, gradientOf })),
  };
}
