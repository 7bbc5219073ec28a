import { type LayerShape, shapeSize } from "../../../protocol/modelShape";
import { batchNormalizationForward } from "./batchNormalizationForward";
import { batchNormalizationInputGradient } from "./batchNormalizationInputGradient";
import { batchNormalizationStatistics } from "./batchNormalizationStatistics";
import { batchNormalizationWeightGradient } from "./batchNormalizationWeightGradient";
import { makeOutput, type PatternCall, type PlannedKernel, type PlannedLayer, specOf, updateFlops } from "./plannedLayer";
import { reduceAndUpdate } from "./reduceAndUpdate";

/** Batch normalization with the batch's own mean and variance to train, and the moving ones to measure. */
export function planBatchNormalization(layers: readonly LayerShape[], call: PatternCall): PlannedLayer {
  const [first] = layers;
  const layer = first && specOf(first, "batchNormalization");
  if (!layer) throw new Error("batch normalization is planned from its layer");
  const { input, batch, isTraining } = call;
  const { tensors, state } = call.weights();
  const [scale, shift, movingMean, movingVariance] = tensors;
  if (!scale || !shift || !movingMean || !movingVariance) throw new Error("batch normalization has four weights");
  const channels = input.shape.at(-1) ?? 1;
  const shape = { batch, places: shapeSize(input.shape) / channels, channels };
  const values = batch * shapeSize(input.shape);
  const output = makeOutput(input.shape, "linear", call, true);
  if (!isTraining) {
    const code = batchNormalizationForward({ ...shape, measureWithEpsilon: layer.epsilon });
    const buffers = [input.values, movingMean, movingVariance, scale, shift, output.values];
    return { output, forward: [{ code, flops: 4 * values, buffers }], backward: [] };
  }
  const statistics = call.allocate(2 * channels);
  const forward: PlannedKernel[] = [
    {
      code: batchNormalizationStatistics({ ...shape, momentum: layer.momentum, epsilon: layer.epsilon }),
      flops: 4 * values,
      buffers: [input.values, statistics, movingMean, movingVariance],
    },
    {
      code: batchNormalizationForward({ ...shape, measureWithEpsilon: null }),
      flops: 4 * values,
      buffers: [input.values, statistics, scale, shift, output.values],
    },
  ];
  if (!output.gradient) return { output, forward, backward: [] };
  const gradients = call.allocate(2 * channels);
  const backward: PlannedKernel[] = [
    {
      code: batchNormalizationWeightGradient(shape),
      flops: 5 * values,
      buffers: [input.values, statistics, output.gradient, gradients],
    },
  ];
  if (input.gradient) {
    backward.push({
      code: batchNormalizationInputGradient({ ...shape, inputActivation: input.activation }),
      flops: 9 * values,
      buffers: [output.gradient, input.values, statistics, gradients, scale, input.gradient],
    });
  }
  backward.push({
    // Neither decays nor is penalized.
    code: reduceAndUpdate({ parts: 1, weights: channels, biases: channels, optimizer: call.optimizer(null) }),
    flops: 2 * channels * updateFlops,
    buffers: [gradients, scale, shift, ...(state ? [state] : [])],
  });
  return { output, forward, backward };
}
