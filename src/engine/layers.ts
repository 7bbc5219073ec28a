import * as tf from "@tensorflow/tfjs";
import type { LayerSpec } from "../protocol/experiment";
import type { LayerShape } from "../protocol/modelShape";
import type { ActivationName, LayerKind } from "../protocol/options";
import { conv2dLayer, denseLayer, type FusedActivation } from "./kernels/layerKernels";

/** A weight tensor of a layer. Fans are the numbers of values that flow into and out of one unit. */
export interface WeightShape {
  readonly role: "kernel" | "bias";
  readonly shape: readonly number[];
  readonly fanIn: number;
  readonly fanOut: number;
}

/** What a layer needs beside its input to compute its output. */
export interface LayerCall {
  /** In the order of `weights`. */
  readonly weights: readonly tf.Tensor[];
  /** Training: the multiplier of each value of a dropout layer's output. Null when measuring or predicting. */
  readonly dropoutMask: tf.Tensor | null;
}

/** How one kind of layer is built and computed. Inputs and outputs carry the batch as first axis. */
interface LayerImplementation<Spec extends LayerSpec> {
  weights(layer: Spec, shape: LayerShape): readonly WeightShape[];
  apply(x: tf.Tensor, layer: Spec, call: LayerCall): tf.Tensor;
}

type LayerTable = { readonly [Kind in LayerKind]: LayerImplementation<Extract<LayerSpec, { kind: Kind }>> };

/** An activation as the part that is fused into the layer's kernel and the rest. Softmax belongs to the loss. */
const activations: Record<ActivationName, { fused: FusedActivation; rest: (x: tf.Tensor) => tf.Tensor }> = {
  linear: { fused: "linear", rest: (x) => x },
  relu: { fused: "relu", rest: (x) => x },
  sigmoid: { fused: "sigmoid", rest: (x) => x },
  tanh: { fused: "linear", rest: (x) => tf.tanh(x) },
  softmax: { fused: "linear", rest: (x) => x },
};

const layerTable: LayerTable = {
  dense: {
    weights: (layer, { input }) => {
      const fans = { fanIn: input[0], fanOut: layer.units };
      return [
        { role: "kernel", shape: [input[0], layer.units], ...fans },
        { role: "bias", shape: [layer.units], ...fans },
      ];
    },
    apply: (x, layer, { weights }) => {
      const { fused, rest } = activations[layer.activation];
      // `modelShape` admits dense layers after vectors only.
      return rest(denseLayer(x as tf.Tensor2D, weight(weights, 0), weight(weights, 1), fused));
    },
  },
  conv2d: {
    weights: (layer, { input }) => {
      const channels = input[2] ?? 1;
      const fans = { fanIn: layer.kernelSize ** 2 * channels, fanOut: layer.kernelSize ** 2 * layer.filters };
      return [
        { role: "kernel", shape: [layer.kernelSize, layer.kernelSize, channels, layer.filters], ...fans },
        { role: "bias", shape: [layer.filters], ...fans },
      ];
    },
    apply: (x, layer, { weights }) => {
      const { fused, rest } = activations[layer.activation];
      const attrs = { strides: layer.strides, pad: layer.padding, activation: fused };
      // `modelShape` admits convolutions after images only.
      return rest(conv2dLayer(x as tf.Tensor4D, weight(weights, 0), weight(weights, 1), attrs));
    },
  },
  maxPool2d: {
    weights: () => [],
    // `modelShape` admits pools after images only.
    apply: (x, layer) => tf.maxPool(x as tf.Tensor4D, layer.poolSize, layer.poolSize, "valid"),
  },
  flatten: {
    weights: () => [],
    apply: (x) => tf.reshape(x, [x.shape[0] ?? 1, -1]),
  },
  dropout: {
    weights: () => [],
    apply: (x, _layer, { dropoutMask }) => (dropoutMask ? tf.mul(x, dropoutMask) : x),
  },
};

/** The weight tensors of a layer, in the order that `applyLayer` expects. */
export function layerWeights(shape: LayerShape): readonly WeightShape[] {
  return implementation(shape.layer).weights(shape.layer, shape);
}

/** Output of a layer; a last dense layer with `softmax` gives logits, since softmax belongs to the loss. */
export function applyLayer(x: tf.Tensor, layer: LayerSpec, call: LayerCall): tf.Tensor {
  return implementation(layer).apply(x, layer, call);
}

function implementation(layer: LayerSpec): LayerImplementation<LayerSpec> {
  // The table pairs each kind with its own spec; TypeScript cannot follow that through an index.
  return layerTable[layer.kind] as LayerImplementation<LayerSpec>;
}

function weight<T extends tf.Tensor>(weights: readonly tf.Tensor[], index: number): T {
  // Shapes were fixed when the weights were made from the same table.
  return weights[index] as T;
}
