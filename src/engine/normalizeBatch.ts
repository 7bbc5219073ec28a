import * as tf from "@tensorflow/tfjs";
import type { DeviceScalars } from "./deviceScalars";
import { columnSums } from "./kernels/layerKernels";

/** Mean and variance of each channel. */
export interface Moments {
  readonly mean: tf.Tensor;
  readonly variance: tf.Tensor;
}

/**
 * Batch normalization in training (Ioffe & Szegedy 2015, algorithm 1): scale · (x − mean) / √(variance + ε) + shift with mean
 * and variance of each channel, the last axis, over all other axes of x. As in Keras the variance is the biased one.
 * `onMoments` is given both; they live as long as the call.
 */
export function normalizeBatch(
  x: tf.Tensor,
  scale: tf.Tensor,
  shift: tf.Tensor,
  options: { epsilon: number; scalars: DeviceScalars; onMoments: (moments: Moments) => void },
): tf.Tensor {
  const { epsilon, scalars, onMoments } = options;
  const channels = x.shape.at(-1) ?? 1;
  const perRow = scalars.of(channels / x.size);
  const op = tf.customGrad((...args) => {
    // `customGrad` hands over what it was called with, and the function that saves.
    const [input, gamma, beta, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const mean = tf.mul(columnSums(input), perRow);
    const centered = tf.sub(input, mean);
    const variance = tf.mul(columnSums(tf.mul(centered, centered)), perRow);
    onMoments({ mean, variance });
    const inverse = tf.rsqrt(tf.add(variance, scalars.of(epsilon)));
    const normalized = tf.mul(centered, inverse);
    save([normalized, tf.mul(gamma, inverse)]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [xHat, factor] = saved;
      if (!xHat || !factor) throw new Error("batch normalization was differentiated without what it saved");
      const toShift = columnSums(dy);
      const toScale = columnSums(tf.mul(dy, xHat));
      // The batch's mean and variance depend on x as well: what they pass on is taken off.
      const passedOn = tf.mul(tf.add(toShift, tf.mul(xHat, toScale)), perRow);
      return [tf.mul(factor, tf.sub(dy, passedOn)), toScale, toShift];
    };
    return { value: tf.add(tf.mul(normalized, gamma), beta), gradFunc };
  });
  return op(x, scale, shift);
}

/** The same with known mean and variance, for measuring and predicting. */
export function normalizeWith(
  x: tf.Tensor,
  scale: tf.Tensor,
  shift: tf.Tensor,
  { mean, variance }: Moments,
  epsilon: tf.Scalar,
): tf.Tensor {
  const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, epsilon)));
  return tf.add(tf.mul(x, factor), tf.sub(shift, tf.mul(mean, factor)));
}
