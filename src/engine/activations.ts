import * as tf from "@tensorflow/tfjs";
import type { ActivationName } from "../protocol/options";
import type { DeviceScalars } from "./deviceScalars";
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
  tanh: { fused: "linear", rest: (x) => tf.tanh(x) },
  elu: { fused: "linear", rest: (x) => tf.elu(x) },
  gelu: { fused: "linear", rest: gelu },
  softmax: { fused: "linear", rest: nothing },
};

/** x · Φ(x) with the normal distribution Φ(x) = (1 + erf(x / √2)) / 2; its derivative is Φ(x) + x · φ(x). */
function gelu(x: tf.Tensor, { of }: DeviceScalars): tf.Tensor {
  const op = tf.customGrad((...args) => {
    // `customGrad` hands over what it was called with, and the function that saves.
    const [input, save] = args as unknown as [tf.Tensor, tf.GradSaveFunc];
    const half = of(0.5);
    const distribution = tf.add(tf.mul(tf.erf(tf.mul(input, of(Math.SQRT1_2))), half), half);
    save([input, distribution]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [z, phi] = saved;
      if (!z || !phi) throw new Error("gelu was differentiated without what it saved");
      const density = tf.mul(tf.exp(tf.mul(tf.mul(z, z), of(-0.5))), of(1 / Math.sqrt(2 * Math.PI)));
      return tf.mul(dy, tf.add(phi, tf.mul(z, density)));
    };
    return { value: tf.mul(input, distribution), gradFunc };
  });
  return op(x);
}
