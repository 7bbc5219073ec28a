import * as v from "valibot";
import { limits, type Range } from "./limits";
import { activationOptions, augmentationOptions, initializationOptions, optionNames, preprocessingOptions } from "./options";

const between = (range: Range) => v.pipe(v.number(), v.minValue(range.min), v.maxValue(range.max));
const wholeBetween = (range: Range) => v.pipe(v.number(), v.integer(), v.minValue(range.min), v.maxValue(range.max));
const fractionBelowOne = v.pipe(v.number(), v.minValue(0), v.ltValue(1));

const activation = v.picklist(optionNames(activationOptions));
const padding = v.picklist(["valid", "same"]);
/** Added to the gradient of a layer's kernel: l1 · sign(w) + 2 · l2 · w, as Keras's L1 and L2 do; absent for 0. Not part of the loss shown. */
const penalties = {
  l1: v.exactOptional(between(limits.regularization)),
  l2: v.exactOptional(between(limits.regularization)),
};

/** One layer of a network; sizes in units, filters or pixels. */
export const layerSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("dense"), units: wholeBetween(limits.units), activation, ...penalties }),
  v.strictObject({
    kind: v.literal("conv2d"),
    filters: wholeBetween(limits.filters),
    kernelSize: wholeBetween(limits.kernelSize),
    strides: v.optional(wholeBetween(limits.strides), 1),
    padding: v.optional(padding, "valid"),
    activation,
    ...penalties,
  }),
  v.strictObject({
    kind: v.literal("maxPool2d"),
    poolSize: wholeBetween(limits.poolSize),
  }),
  v.strictObject({
    kind: v.literal("averagePool2d"),
    poolSize: wholeBetween(limits.poolSize),
  }),
  /** Over all axes but the last, as Keras does; `momentum` is the share that the moving mean and variance keep at each step. */
  v.strictObject({
    kind: v.literal("batchNormalization"),
    momentum: v.optional(between(limits.momentum), 0.99),
    epsilon: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)), 0.001),
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

/** Adam whose weights also shrink by learning rate · weightDecay at each step; biases and batch norm's own numbers do not. */
const adamwSchema = v.strictObject({
  ...adamSchema.entries,
  kind: v.literal("adamw"),
  weightDecay: between(limits.weightDecay),
});

/** s = rho·s + (1 − rho)·g², w −= α·g / (√s + ε) (Tieleman & Hinton 2012). */
const rmspropSchema = v.strictObject({
  kind: v.literal("rmsprop"),
  learningRate: between(limits.learningRate),
  rho: fractionBelowOne,
  epsilon: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
});

/** Stochastic gradient descent, with momentum where `momentum` is above 0. */
const sgdSchema = v.strictObject({
  kind: v.literal("sgd"),
  learningRate: between(limits.learningRate),
  momentum: fractionBelowOne,
});

/** Factor on the learning rate over the steps; `learningRateAt` is its formula. */
const scheduleSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("constant"), warmUpSteps: v.optional(wholeBetween(limits.warmUpSteps), 0) }),
  v.strictObject({
    kind: v.literal("step"),
    everyEpochs: wholeBetween(limits.epochs),
    factor: between(limits.scheduleFactor),
    warmUpSteps: v.optional(wholeBetween(limits.warmUpSteps), 0),
  }),
  v.strictObject({
    kind: v.literal("cosine"),
    finalFraction: fractionBelowOne,
    warmUpSteps: v.optional(wholeBetween(limits.warmUpSteps), 0),
  }),
]);

/** Ends training when the validation loss has not fallen for `patience` epochs; null to train all epochs. */
const earlyStoppingSchema = v.nullable(v.strictObject({ patience: wholeBetween(limits.patience) }));

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
  /** Of one digit's training images only a share is trained on, drawn by the seed, at least one; null for all. What is measured stays whole. */
  thinning: v.optional(v.nullable(v.strictObject({ digit: wholeBetween(limits.digit), keep: between(limits.keptShare) })), null),
  preprocessing: v.picklist(optionNames(preprocessingOptions)),
  /** Of the training images alone; what is measured stays as it is. */
  augmentation: v.optional(v.picklist(optionNames(augmentationOptions)), "none"),
  initialization: v.picklist(optionNames(initializationOptions)),
  layers: v.pipe(v.array(layerSchema), v.minLength(limits.layers.min), v.maxLength(limits.layers.max), v.readonly()),
  optimizer: v.variant("kind", [adamSchema, adamwSchema, rmspropSchema, sgdSchema]),
  schedule: v.optional(scheduleSchema, { kind: "constant", warmUpSteps: 0 }),
  loss: v.literal("crossEntropy"),
  /** What an image of each digit counts in the loss that is trained on, ten factors; null for 1 each. */
  classWeights: v.optional(v.nullable(v.pipe(v.array(between(limits.classWeight)), v.length(10), v.readonly())), null),
  batchSize: wholeBetween(limits.batchSize),
  epochs: wholeBetween(limits.epochs),
  /** Whether the order of the training images changes from epoch to epoch. */
  shuffle: v.boolean(),
  validation: validationSchema,
  earlyStopping: v.optional(earlyStoppingSchema, null),
  seed: wholeBetween(limits.seed),
});
export type Experiment = v.InferOutput<typeof experimentSchema>;
export type ThinningSpec = NonNullable<Experiment["thinning"]>;
export type ScheduleSpec = Experiment["schedule"];
export type OptimizerSpec = Experiment["optimizer"];
export type ValidationSpec = Experiment["validation"];
