import type * as tf from "@tensorflow/tfjs";

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

/** A tensor of the optimizer's memory. */
export interface StateTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Trains one network step by step: batch, forward pass, gradients, update. */
export interface Stepper {
  /** Rows of the training images in the order that the steps from now on take them. */
  startEpoch(order: Uint32Array): void;
  /** Asks for one step. Whoever gets what it measured owns it. */
  step(call: StepCall): MeasuredStep;
  /** What is to be awaited before the next step, where the device is far enough behind; null to go on. */
  readonly pause: Promise<void> | null;
  /** The optimizer's memory: for each weight, in their order, its tensors. */
  readState(): Promise<readonly StateTensor[]>;
  dispose(): void;
}
