import * as tf from "@tensorflow/tfjs";
import type { DeviceScalars } from "./deviceScalars";
import { hasKernel } from "./kernels/hasKernel";
import { kernelNames } from "./kernels/kernelNames";
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
export function normalizeBatch(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor, options: Options): tf.Tensor {
  const compute = hasKernel(kernelNames.normalizeBatch) ? computeWithKernel : computeWithStock;
  const op = tf.customGrad((...args) => {
    // `customGrad` hands over what it was called with, and the function that saves.
    const [input, gamma, beta, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const { y, normalized, inverse, moments } = compute(input, gamma, beta, options);
    options.onMoments(moments);
    save([normalized, gamma, inverse]);
    const gradient = compute === computeWithKernel ? gradientWithKernel : gradientWithStock;
    // What was saved above.
    return { value: y, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => gradient(dy, saved as Saved, options) };
  });
  return op(x, scale, shift);
}

interface Options {
  readonly epsilon: number;
  readonly scalars: DeviceScalars;
  readonly onMoments: (moments: Moments) => void;
}

/** x less its mean over its deviation, the scale, and 1 / deviation. */
type Saved = [normalized: tf.Tensor, scale: tf.Tensor, inverse: tf.Tensor];

function computeWithKernel(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor, { epsilon }: Options) {
  const outputs = tf.engine().runKernel<tf.Tensor[]>(kernelNames.normalizeBatch, { x, scale, shift }, { epsilon });
  const [y, normalized, inverse, mean, variance] = outputs;
  if (!y || !normalized || !inverse || !mean || !variance) throw new Error("the kernel gives five tensors");
  return { y, normalized, inverse, moments: { mean, variance } };
}

function gradientWithKernel(dy: tf.Tensor, [normalized, scale, inverse]: Saved): tf.Tensor[] {
  return tf.engine().runKernel<tf.Tensor[]>(kernelNames.normalizeBatchGradient, { dy, normalized, scale, inverse });
}

function computeWithStock(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor, { epsilon, scalars }: Options) {
  const perRow = shareOfRow(x, scalars);
  const mean = tf.mul(columnSums(x), perRow);
  const centered = tf.sub(x, mean);
  const variance = tf.mul(columnSums(tf.mul(centered, centered)), perRow);
  const inverse = tf.rsqrt(tf.add(variance, scalars.of(epsilon)));
  const normalized = tf.mul(centered, inverse);
  return { y: tf.add(tf.mul(normalized, scale), shift), normalized, inverse, moments: { mean, variance } };
}

function gradientWithStock(dy: tf.Tensor, [normalized, scale, inverse]: Saved, { scalars }: Options): tf.Tensor[] {
  const toShift = columnSums(dy);
  const toScale = columnSums(tf.mul(dy, normalized));
  // The batch's mean and variance depend on x as well: what they pass on is taken off.
  const passedOn = tf.mul(tf.add(toShift, tf.mul(normalized, toScale)), shareOfRow(dy, scalars));
  return [tf.mul(tf.mul(scale, inverse), tf.sub(dy, passedOn)), toScale, toShift];
}

/** 1 / n for n values in each channel. */
function shareOfRow(x: tf.Tensor, scalars: DeviceScalars): tf.Scalar {
  return scalars.of((x.shape.at(-1) ?? 1) / x.size);
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
