import type { Experiment } from "./experiment";

/** How the images of an experiment are used: counts, all in images or steps. */
export interface RunPlan {
  readonly trainingImages: number;
  readonly validationImages: number;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
}

/** Splits an experiment's images as Keras does: validation starts at row ⌊n · (1 − fraction)⌋, the last, smaller batch is kept. */
export function runPlan(experiment: Experiment): RunPlan {
  const { validation, trainingImages: images, batchSize, epochs } = experiment;
  const trainingImages =
    validation.kind === "lastFraction" ? Math.max(1, Math.floor(images * (1 - validation.fraction))) : images;
  const stepsPerEpoch = Math.ceil(trainingImages / batchSize);
  return { trainingImages, validationImages: images - trainingImages, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs };
}

/** `experiment` on a data set of `available` training images: it trains on all of them where it asks for more. */
export function onImages(experiment: Experiment, available: number): Experiment {
  if (experiment.trainingImages <= available) return experiment;
  return { ...experiment, trainingImages: available };
}

/** Number of images in step `step` (from 0) of an experiment: the batch size but for the last step of an epoch. */
export function imagesInStep(plan: RunPlan, batchSize: number, step: number): number {
  const first = (step % plan.stepsPerEpoch) * batchSize;
  return Math.min(batchSize, plan.trainingImages - first);
}
