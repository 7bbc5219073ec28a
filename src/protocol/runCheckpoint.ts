import * as v from "valibot";
import { experimentSchema } from "./experiment";

const finiteValues = v.instance(Float32Array);
const tensor = v.strictObject({ shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), values: finiteValues });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** All that is needed to go on training a run where it was: what was trained, and the optimizer's memory. */
export const runCheckpointSchema = v.strictObject({
  version: v.literal(1),
  experiment: experimentSchema,
  /** Steps done. */
  step: count,
  /** Base learning rate, which a person may have changed since the experiment began. */
  learningRate: v.number(),
  /** All weights, layer by layer: kernel before bias; of batch normalization scale, shift, moving mean, moving variance. */
  weights: v.array(tensor),
  /** Tensors of the optimizer in its own order, such as m and v of each weight. */
  optimizerState: v.array(tensor),
  /** Of early stopping: the lowest validation loss so far and the epochs since it. */
  bestValidationLoss: v.nullable(v.number()),
  epochsWithoutGain: count,
});
export type RunCheckpoint = v.InferOutput<typeof runCheckpointSchema>;
