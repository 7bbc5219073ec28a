import * as tf from "@tensorflow/tfjs";
import type { ActivationName } from "../protocol/options";
import type { DeviceScalars } from "./deviceScalars";
import { hasKernel } from "./kernels/hasKernel";
import { kernelNames } from "./kernels/kernelNames";
import type { FusedActivation } from "./kernels/layerKernels";

/** An activation as the part that comes with the layer's own kernel, and the rest. */
export interface ActivationParts {
  readonly fused: FusedActivation;
  readonly rest: (x: tf.Tensor, scalars: DeviceScalars) => tf.Tensor;
}

const nothing = (x: tf.Tensor) => x;

/** Every activation. Softmax belongs to the loss, so that a layer with it gives logits. */
export const activations: Record<ActivationName, ActivationParts> = {
  linear: { fused: "linear", rest: nothing },
  relu: { fused: "relu", rest: nothing },
  sigmoid: { fused: "sigmoid", rest: nothing },
  tanh: { fused: "linear", rest: tanh },
  elu: { fused: "linear", rest: (x) => tf.elu(x) },
  gelu: { fused: "linear", rest: gelu },
  softmax: { fused: "linear", rest: nothing },
};

function tanh(x: tf.Tensor): tf.Tensor {
  if (!hasKernel(kernelNames.tanhGradient)) return tf.tanh(x);
  return withGradient(x, (input) => {
    const y = tf.tanh(input);
    return { value: y, kept: [y], gradient: (dy, [kept]) => runKernel(kernelNames.tanhGradient, { dy, y: kept }) };
  });
}

/** x · Φ(x) with the normal distribution Φ(x) = (1 + erf(x / √2)) / 2; its derivative is Φ(x) + x · φ(x). */
function gelu(x: tf.Tensor, { of }: DeviceScalars): tf.Tensor {
  if (hasKernel(kernelNames.gelu)) {
    return withGradient(x, (input) => ({
      value: runKernel(kernelNames.gelu, { x: input }),
      kept: [input],
      gradient: (dy, [kept]) => runKernel(kernelNames.geluGradient, { dy, x: kept }),
    }));
  }
  return withGradient(x, (input) => {
    const half = of(0.5);
    const distribution = tf.add(tf.mul(tf.erf(tf.mul(input, of(Math.SQRT1_2))), half), half);
    const gradient: Gradient = (dy, [z, phi]) => {
      const density = tf.mul(tf.exp(tf.mul(tf.mul(z, z), of(-0.5))), of(1 / Math.sqrt(2 * Math.PI)));
      return tf.mul(dy, tf.add(phi, tf.mul(z, density)));
    };
    return { value: tf.mul(input, distribution), kept: [input, distribution], gradient };
  });
}

/** What is kept for the gradient comes back in its order; a function that reads more than it kept would fail at once. */
type Gradient = (dy: tf.Tensor, kept: [tf.Tensor, tf.Tensor]) => tf.Tensor;

/** A function of one tensor with a gradient of its own. */
function withGradient(
  x: tf.Tensor,
  compute: (input: tf.Tensor) => { value: tf.Tensor; kept: tf.Tensor[]; gradient: Gradient },
): tf.Tensor {
  const op = tf.customGrad((...args) => {
    // `customGrad` hands over what it was called with, and the function that saves.
    const [input, save] = args as unknown as [tf.Tensor, tf.GradSaveFunc];
    const { value, kept, gradient } = compute(input);
    save(kept);
    // As many as were saved; see above.
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => gradient(dy, saved as [tf.Tensor, tf.Tensor]) };
  });
  return op(x);
}

function runKernel(name: string, inputs: tf.NamedTensorMap): tf.Tensor {
  return tf.engine().runKernel<tf.Tensor>(name, inputs);
}
