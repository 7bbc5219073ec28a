import * as tf from "@tensorflow/tfjs";
import { hasKernel } from "./hasKernel";
import { kernelNames } from "./kernelNames";

/** Activations that come with a layer's own kernel, and whose gradient follows from their output alone. */
export type FusedActivation = "linear" | "relu" | "sigmoid";

/**
 * Makes dense and convolution layers with bias and activation one kernel each on `backend`, in training as well:
 * TensorFlow.js's own fused operations fall apart into three as soon as a gradient is asked for.
 */
function registerLayerKernels(backend: string): void {
  if (tf.getKernel(kernelNames.denseLayer, backend)) return;
  tf.registerKernel({
    kernelName: kernelNames.denseLayer,
    backendName: backend,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, weight, bias } = inputs;
      const given = { transposeA: false, transposeB: false, ...attrs };
      return shipped("_FusedMatMul")({ inputs: named({ a: x, b: weight, bias }), attrs: given, backend });
    },
  });
  tf.registerKernel({
    kernelName: kernelNames.conv2dLayer,
    backendName: backend,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, weight, bias } = inputs;
      const given = { ...attrs, dataFormat: "NHWC", dilations: 1 };
      return shipped("FusedConv2D")({ inputs: named({ x, filter: weight, bias }), attrs: given, backend });
    },
  });

  function shipped(name: string): tf.KernelFunc {
    const kernel = tf.getKernel(name, backend);
    if (!kernel) throw new Error(`TensorFlow.js has no ${name} for ${backend}`);
    return kernel.kernelFunc;
  }
}

function named(inputs: Record<string, tf.TensorInfo | undefined>): tf.NamedTensorInfoMap {
  // Layers always hand over all three; kernels type their inputs as possibly missing.
  return inputs as tf.NamedTensorInfoMap;
}

/** Activation of x [n, inputs] · weight [inputs, units] + bias [units]. */
export function denseLayer(x: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D, activation: FusedActivation): tf.Tensor2D {
  registerLayerKernels(tf.getBackend());
  return tf.engine().runKernel<tf.Tensor2D>(kernelNames.denseLayer, { x, weight, bias }, { activation });
}

/** Activation of the convolution of x [n, h, w, c] with weight [k, k, c, filters], plus bias [filters]. */
export function conv2dLayer(
  x: tf.Tensor4D,
  weight: tf.Tensor4D,
  bias: tf.Tensor1D,
  attrs: { strides: number; pad: "valid" | "same"; activation: FusedActivation },
): tf.Tensor4D {
  registerLayerKernels(tf.getBackend());
  return tf.engine().runKernel<tf.Tensor4D>(kernelNames.conv2dLayer, { x, weight, bias }, attrs);
}

const savedForGradient = { inputsToSave: ["x", "weight"], outputsToSave: [true] };

tf.registerGradient({
  kernelName: kernelNames.denseLayer,
  ...savedForGradient,
  gradFunc: (dy, saved, attrs) => {
    // What the two lines above save, of the ranks that `denseLayer` takes.
    const [x, weight, y] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const inner = beforeActivation(single(dy), y, attrs.activation as FusedActivation) as tf.Tensor2D;
    return {
      x: () => tf.matMul(inner, weight, false, true),
      weight: () => tf.matMul(x, inner, true, false),
      bias: () => columnSums(inner),
    };
  },
});

tf.registerGradient({
  kernelName: kernelNames.conv2dLayer,
  ...savedForGradient,
  gradFunc: (dy, saved, attrs) => {
    const [x, weight, y] = saved as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
    const inner = beforeActivation(single(dy), y, attrs.activation as FusedActivation);
    const run = (name: string, inputs: tf.NamedTensorMap, more: tf.NamedAttrMap) =>
      tf.engine().runKernel<tf.Tensor>(name, inputs, { ...attrs, dataFormat: "NHWC", ...more });
    return {
      x: () => run("Conv2DBackpropInput", { dy: inner, filter: weight }, { inputShape: x.shape }),
      weight: () => run("Conv2DBackpropFilter", { x, dy: inner }, { filterShape: weight.shape }),
      bias: () => columnSums(inner),
    };
  },
});

/** The gradient before the activation, from the one after it and the activation's output. */
function beforeActivation(dy: tf.Tensor, y: tf.Tensor, activation: FusedActivation): tf.Tensor {
  switch (activation) {
    case "linear":
      return dy;
    case "relu":
      return hasKernel(kernelNames.reluGradient)
        ? tf.engine().runKernel<tf.Tensor>(kernelNames.reluGradient, { dy, y })
        : tf.mul(dy, tf.step(y));
    case "sigmoid":
      return tf.mul(dy, tf.sub(y, tf.mul(y, y)));
  }
}

/** Sums of x over all axes but the last, such as the gradient of a bias. */
export function columnSums(x: tf.Tensor): tf.Tensor {
  if (hasKernel(kernelNames.biasGradient)) return tf.engine().runKernel<tf.Tensor>(kernelNames.biasGradient, { dy: x });
  return tf.sum(tf.reshape(x, [-1, x.shape.at(-1) ?? 1]), 0);
}

function single(dy: tf.Tensor | tf.Tensor[]): tf.Tensor {
  if (Array.isArray(dy)) throw new Error("a layer has one output");
  return dy;
}
