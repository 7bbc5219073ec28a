import * as tf from "@tensorflow/tfjs";

/** Steps whose measurements are still on the device. */
export interface PendingSteps {
  readonly firstStep: number;
  /** Each [mean loss, number classified rightly]. */
  readonly measured: readonly tf.Tensor1D[];
}

/** What each step of one run measured: on the device until taken, then summed for the epoch's means. */
export interface StepMetrics {
  /** Adds the next step's [mean loss, number classified rightly] and owns the tensor from now on. */
  add(measured: tf.Tensor1D): void;
  readonly pendingCount: number;
  /** Hands over what is still on the device; the caller disposes of it. */
  takePending(): PendingSteps;
  /** Counts values read back of consecutive steps; returns the losses and the accuracies, one a step. */
  count(firstStep: number, values: Float32Array): { losses: Float32Array; accuracies: Float32Array };
  /** Sample-weighted means since the last call, as Keras prints them for an epoch; all steps must have been counted. */
  takeEpoch(): { trainLoss: number; trainAccuracy: number };
  dispose(): void;
}

/** `imagesIn` gives the number of images of a step, counted from 0. */
export function createStepMetrics(imagesIn: (step: number) => number): StepMetrics {
  let pending: tf.Tensor1D[] = [];
  let added = 0;
  let epoch = { loss: 0, correct: 0, images: 0 };
  return {
    add(measured) {
      pending.push(measured);
      added++;
    },
    get pendingCount() {
      return pending.length;
    },
    takePending() {
      const taken = { firstStep: added - pending.length, measured: pending };
      pending = [];
      return taken;
    },
    count(firstStep, values) {
      const steps = values.length / 2;
      const losses = new Float32Array(steps);
      const accuracies = new Float32Array(steps);
      for (let i = 0; i < steps; i++) {
        const images = imagesIn(firstStep + i);
        const loss = values[2 * i] ?? Number.NaN;
        const correct = values[2 * i + 1] ?? Number.NaN;
        losses[i] = loss;
        accuracies[i] = correct / images;
        epoch = { loss: epoch.loss + loss * images, correct: epoch.correct + correct, images: epoch.images + images };
      }
      return { losses, accuracies };
    },
    takeEpoch() {
      const { loss, correct, images } = epoch;
      epoch = { loss: 0, correct: 0, images: 0 };
      return { trainLoss: loss / images, trainAccuracy: correct / images };
    },
    dispose() {
      tf.dispose(pending);
      pending = [];
    },
  };
}
