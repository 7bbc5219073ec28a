import * as v from "valibot";
import { experimentSchema } from "./experiment";

const finiteValues = v.instance(Float32Array);
const tensor = v.strictObject({ shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), values: finiteValues });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));

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
  /** Training time up to `step`. */
  trainingSeconds: v.exactOptional(seconds),
  /**
   * Sums over the images of the present epoch so far, so that its means come out right; absent where its first step is still to
   * come. At an epoch's last step they say that the epoch is still to be measured.
   */
  epochSums: v.exactOptional(v.strictObject({ loss: v.number(), correct: count, images: count, seconds })),
});
export type RunCheckpoint = v.InferOutput<typeof runCheckpointSchema>;
/** A tensor as plain numbers: its shape and, flat, its values. */
export type CheckpointTensor = RunCheckpoint["weights"][number];
