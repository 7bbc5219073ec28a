import type * as tf from "@tensorflow/tfjs";
import type { ImageSet } from "../data/imageSet";
import type { Experiment } from "../protocol/experiment";
import type { CheckpointTensor } from "../protocol/runCheckpoint";
import type { RunPlan } from "../protocol/runPlan";
import type { Teacher } from "../protocol/teacher";
import type { Model } from "./buildModel";
import type { Measurement } from "./evaluate";

/** A step's [mean loss, number classified rightly], still on the device: a kept tensor or a slot of the GPU's ring. */
export type MeasuredStep = tf.Tensor1D | number;

/** What one training step needs to know. */
export interface StepCall {
  /** The step's images: `count` rows of the epoch's order from `first` on. */
  readonly first: number;
  readonly count: number;
  /** Steps done before this one. */
  readonly index: number;
  readonly learningRate: number;
}

/** Trains one network step by step: batch, forward pass, gradients, update. */
export interface Stepper {
  /** What is to be computed before the first step, slice by slice; where there is something. */
  readonly prepare?: () => AsyncGenerator<void>;
  /** Rows of the training images in the order that the steps from now on take them. */
  startEpoch(order: Uint32Array): void;
  /** Asks for one step. Whoever gets what it measured owns it. */
  step(call: StepCall): MeasuredStep;
  /** What is to be awaited before the next step, where the device is far enough behind; null to go on. */
  readonly pause: Promise<void> | null;
  /** The optimizer's memory: for each weight, in their order, its tensors. */
  readState(): Promise<CheckpointTensor[]>;
  dispose(): void;
}

/** Measures one network on sets of images. */
export interface Evaluator {
  /** Measures `rows` of a set without training, slice by slice; yields between slices. The loss is unweighted. */
  measure(set: ImageSet, rows: Uint32Array): AsyncGenerator<void, Measurement>;
  dispose(): void;
}

/** What trains and measures one network. */
export interface Workers {
  readonly stepper: Stepper;
  readonly evaluator: Evaluator;
}

/** What steppers and evaluators are made for. */
export interface WorkersCall {
  readonly experiment: Experiment;
  readonly plan: RunPlan;
  readonly model: Model;
  /** The images that are trained on. */
  readonly set: ImageSet;
  /** The optimizer's memory to go on from; null to begin at zero. */
  readonly state: readonly CheckpointTensor[] | null;
  /** Whose answers are learned from besides the labels. */
  readonly teacher?: Teacher | undefined;
}
