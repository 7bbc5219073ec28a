import * as v from "valibot";
import { backendOptions, optionNames } from "../protocol/options";
import { presets } from "../protocol/presets";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const nats = v.pipe(v.number(), v.minValue(0));
const seconds = v.pipe(v.number(), v.minValue(0));
/** As `LossAndAccuracy` of the protocol. */
const measured = v.strictObject({ loss: nats, accuracy: share, correct: count, count });

const epochSchema = v.strictObject({
  /** Counted from 1. */
  epoch: count,
  /** As Keras prints them: sample-weighted means over the epoch's batches, each before its update. */
  trainLoss: nats,
  trainAccuracy: share,
  /** On the images that the preset validates with; null where it has none. */
  validation: v.nullable(measured),
  /** On the test images after this epoch; the same as `validation` where the preset validates with them. */
  test: v.nullable(measured),
  /** Training time of the epoch. */
  seconds,
});

/** One experiment trained from one seed. */
export const reproducedRunSchema = v.strictObject({
  seed: count,
  backend: v.picklist(optionNames(backendOptions)),
  /** Name of the GPU; null on the processor. */
  adapter: v.nullable(v.string()),
  versions: v.strictObject({ trainset: v.string(), tensorflow: v.string(), chromium: v.string() }),
  steps: count,
  /** Training time without measuring. */
  seconds,
  epochs: v.array(epochSchema),
  /** After the last epoch. */
  test: measured,
  /** On the images it was trained on, after the last epoch; null where no article asks for it. */
  trainingSet: v.nullable(measured),
  /** Test images: ten rows, the digit in the image; ten columns, the digit read; row by row. */
  confusion: v.pipe(v.array(count), v.length(100)),
});
export type ReproducedRun = v.InferOutput<typeof reproducedRunSchema>;
export type ReproducedEpoch = ReproducedRun["epochs"][number];

/** What `npm run reproduce` measured: runs of presets, in the order of the seeds. */
export const reproductionSchema = v.strictObject({
  version: v.literal(1),
  /** Whether all presets were trained for all their epochs, on at least three seeds each. */
  isComplete: v.boolean(),
  experiments: v.array(
    v.strictObject({
      presetId: v.picklist(optionNames(presets)),
      parameters: count,
      runs: v.pipe(v.array(reproducedRunSchema), v.minLength(1)),
    }),
  ),
});
export type Reproduction = v.InferOutput<typeof reproductionSchema>;
export type ReproducedExperiment = Reproduction["experiments"][number];
