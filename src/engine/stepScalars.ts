import * as tf from "@tensorflow/tfjs";
import type { OptimizerSpec } from "../protocol/experiment";
import { createChangingScalar, createDeviceScalars } from "./deviceScalars";
import { optimizerScalars } from "./optimizerScalars";

/** `OptimizerScalars` on the device. */
export interface StepScalars {
  readonly stepSize: tf.Tensor;
  readonly epsilon: tf.Tensor;
  readonly decay: tf.Tensor;
}

/** Gives the scalars of step `step`, counted from 0; call within `tf.tidy`. */
export interface StepScalarSource {
  at(learningRate: number, step: number): StepScalars;
  dispose(): void;
}

/** Steps whose bias corrections are uploaded together. */
const tableSteps = 64;

/** The scalars of an optimizer with as few uploads as can be: corrections in tables, the rest only where it changed. */
export function createStepScalarSource(spec: OptimizerSpec): StepScalarSource {
  const rate = createChangingScalar();
  const decay = createChangingScalar();
  const constants = createDeviceScalars();
  let table: { first: number; values: tf.Tensor1D } | null = null;

  /** [step size for a learning rate of 1, ε] of the steps from `first` on. */
  function tableFrom(first: number): tf.Tensor1D {
    if (table?.first === first) return table.values;
    const values = new Float32Array(2 * tableSteps);
    for (let i = 0; i < tableSteps; i++) {
      const { stepSize, epsilon } = optimizerScalars(spec, 1, first + i + 1);
      values.set([stepSize, epsilon], 2 * i);
    }
    table?.values.dispose();
    table = { first, values: tf.keep(tf.tensor1d(values)) };
    return table.values;
  }

  return {
    at(learningRate, step) {
      const scalars = optimizerScalars(spec, learningRate, step + 1);
      if (spec.kind === "sgd" || spec.kind === "rmsprop") {
        return { stepSize: rate.of(learningRate), epsilon: constants.of(scalars.epsilon), decay: constants.of(0) };
      }
      const inTable = step % tableSteps;
      const values = tableFrom(step - inTable);
      return {
        stepSize: tf.mul(tf.slice1d(values, 2 * inTable, 1), rate.of(learningRate)),
        epsilon: tf.slice1d(values, 2 * inTable + 1, 1),
        decay: decay.of(scalars.decay),
      };
    },
    dispose() {
      rate.dispose();
      decay.dispose();
      constants.dispose();
      table?.values.dispose();
      table = null;
    },
  };
}
