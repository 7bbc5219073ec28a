import * as tf from "@tensorflow/tfjs";
import type { MeasuredStep } from "./stepper";

/** Steps whose measurements are still on the device. */
export interface PendingSteps {
  readonly firstStep: number;
  readonly measured: readonly MeasuredStep[];
}

/** Sums over the images of the present epoch's steps that were counted. */
export interface EpochSums {
  readonly loss: number;
  readonly correct: number;
  readonly images: number;
}

/** What each step of one run measured: on the device until taken, then summed for the epoch's means. */
export interface StepMetrics {
  /** Adds what the next step measured and owns it from now on. */
  add(measured: MeasuredStep): void;
  readonly pendingCount: number;
  /** Hands over what is still on the device; the caller disposes of it. */
  takePending(): PendingSteps;
  /** Counts values read back of consecutive steps; returns the losses and the accuracies, one a step. */
  count(firstStep: number, values: Float32Array): { losses: Float32Array; accuracies: Float32Array };
  /** Sample-weighted means since the last call, as Keras prints them for an epoch; all steps must have been counted. */
  takeEpoch(): { trainLoss: number; trainAccuracy: number };
  /** What the next `takeEpoch` makes means of. */
  readonly epochSums: EpochSums;
  dispose(): void;
}

const noSums: EpochSums = { loss: 0, correct: 0, images: 0 };

/** `imagesIn` gives the number of images of a step, counted from 0. A run that goes on begins with `start`. */
export function createStepMetrics(
  imagesIn: (step: number) => number,
  start: { readonly step: number; readonly epochSums: EpochSums } = { step: 0, epochSums: noSums },
): StepMetrics {
  let pending: MeasuredStep[] = [];
  let added = start.step;
  let epoch = start.epochSums;
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
      epoch = noSums;
      return { trainLoss: loss / images, trainAccuracy: correct / images };
    },
    get epochSums() {
      return epoch;
    },
    dispose() {
      tf.dispose(pending.filter((step) => typeof step !== "number"));
      pending = [];
    },
  };
}
