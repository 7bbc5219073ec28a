import * as v from "valibot";
import { limits, type Range } from "./limits";
import { activationOptions, initializationOptions, optionNames, preprocessingOptions } from "./options";

const between = (range: Range) => v.pipe(v.number(), v.minValue(range.min), v.maxValue(range.max));
const wholeBetween = (range: Range) => v.pipe(v.number(), v.integer(), v.minValue(range.min), v.maxValue(range.max));
const fractionBelowOne = v.pipe(v.number(), v.minValue(0), v.ltValue(1));

const activation = v.picklist(optionNames(activationOptions));
const padding = v.picklist(["valid", "same"]);

/** One layer of a network; sizes in units, filters or pixels. */
export const layerSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("dense"), units: wholeBetween(limits.units), activation }),
  v.strictObject({
    kind: v.literal("conv2d"),
    filters: wholeBetween(limits.filters),
    kernelSize: wholeBetween(limits.kernelSize),
    strides: v.optional(wholeBetween(limits.strides), 1),
    padding: v.optional(padding, "valid"),
    activation,
  }),
  v.strictObject({
    kind: v.literal("maxPool2d"),
    poolSize: wholeBetween(limits.poolSize),
  }),
  v.strictObject({ kind: v.literal("flatten") }),
  v.strictObject({ kind: v.literal("dropout"), rate: between(limits.dropoutRate) }),
]);
export type LayerSpec = v.InferOutput<typeof layerSchema>;

/**
 * Adam (Kingma & Ba 2015, section 2). `formulation` says where ε stands: Keras adds it to √v before the bias
 * correction of v, PyTorch after.
 */
const adamSchema = v.strictObject({
  kind: v.literal("adam"),
  learningRate: between(limits.learningRate),
  beta1: fractionBelowOne,
  beta2: fractionBelowOne,
  epsilon: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
  formulation: v.picklist(["keras", "pytorch"]),
});

/** Stochastic gradient descent, with momentum where `momentum` is above 0. */
const sgdSchema = v.strictObject({
  kind: v.literal("sgd"),
  learningRate: between(limits.learningRate),
  momentum: fractionBelowOne,
});

const validationSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("none") }),
  /** The last rows of the training images, taken before any shuffling. */
  v.strictObject({ kind: v.literal("lastFraction"), fraction: between(limits.validationFraction) }),
  v.strictObject({ kind: v.literal("testSet") }),
]);

/** All that is needed to repeat a run. The last layer must give ten values, one per digit. */
export const experimentSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  dataset: v.literal("mnist"),
  /** The first so many of the 60,000 training images. */
  trainingImages: v.optional(wholeBetween(limits.trainingImages), 60_000),
  preprocessing: v.picklist(optionNames(preprocessingOptions)),
  initialization: v.picklist(optionNames(initializationOptions)),
  layers: v.pipe(v.array(layerSchema), v.minLength(limits.layers.min), v.maxLength(limits.layers.max), v.readonly()),
  optimizer: v.variant("kind", [adamSchema, sgdSchema]),
  loss: v.literal("crossEntropy"),
  batchSize: wholeBetween(limits.batchSize),
  epochs: wholeBetween(limits.epochs),
  /** Whether the order of the training images changes from epoch to epoch. */
  shuffle: v.boolean(),
  validation: validationSchema,
  seed: wholeBetween(limits.seed),
});
export type Experiment = v.InferOutput<typeof experimentSchema>;
export type OptimizerSpec = Experiment["optimizer"];
export type ValidationSpec = Experiment["validation"];
