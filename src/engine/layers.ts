import * as tf from "@tensorflow/tfjs";
import type { LayerSpec } from "../protocol/experiment";
import type { LayerShape } from "../protocol/modelShape";
import type { LayerKind } from "../protocol/options";
import { activations } from "./activations";
import type { DeviceScalars } from "./deviceScalars";
import { conv2dLayer, denseLayer } from "./kernels/layerKernels";
import { type Moments, normalizeBatch, normalizeWith } from "./normalizeBatch";

/** What a weight tensor is for; the moving averages of batch normalization are not trained. */
export type WeightRole = "kernel" | "bias" | "scale" | "shift" | "movingMean" | "movingVariance";

/** A weight tensor of a layer. Fans are the numbers of values that flow into and out of one unit. */
export interface WeightShape {
  readonly role: WeightRole;
  readonly shape: readonly number[];
  readonly fanIn: number;
  readonly fanOut: number;
}

/** What a layer needs beside its input to compute its output. */
export interface LayerCall {
  /** In the order of `weights`. */
  readonly weights: readonly tf.Variable[];
  /** `trial` is training that leaves no trace: the moving averages of batch normalization stay as they are. */
  readonly mode: "measure" | "train" | "trial";
  /** Training: the multiplier of each value of a dropout layer's output. Null when measuring or predicting. */
  readonly dropoutMask: tf.Tensor | null;
  readonly scalars: DeviceScalars;
}

/** How one kind of layer is built and computed. Inputs and outputs carry the batch as first axis. */
interface LayerImplementation<Spec extends LayerSpec> {
  weights(layer: Spec, shape: LayerShape): readonly WeightShape[];
  apply(x: tf.Tensor, layer: Spec, call: LayerCall): tf.Tensor;
}

type LayerTable = { readonly [Kind in LayerKind]: LayerImplementation<Extract<LayerSpec, { kind: Kind }>> };

const layerTable: LayerTable = {
  dense: {
    weights: (layer, { input }) => {
      const fans = { fanIn: input[0], fanOut: layer.units };
      return [
        { role: "kernel", shape: [input[0], layer.units], ...fans },
        { role: "bias", shape: [layer.units], ...fans },
      ];
    },
    apply: (x, layer, { weights, scalars }) => {
      const { fused, rest } = activations[layer.activation];
      // `modelShape` admits dense layers after vectors only.
      return rest(denseLayer(x as tf.Tensor2D, weight(weights, 0), weight(weights, 1), fused), scalars);
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
    apply: (x, layer, { weights, scalars }) => {
      const { fused, rest } = activations[layer.activation];
      const attrs = { strides: layer.strides, pad: layer.padding, activation: fused };
      // `modelShape` admits convolutions after images only.
      return rest(conv2dLayer(x as tf.Tensor4D, weight(weights, 0), weight(weights, 1), attrs), scalars);
    },
  },
  maxPool2d: {
    weights: () => [],
    // `modelShape` admits pools after images only.
    apply: (x, layer) => tf.maxPool(x as tf.Tensor4D, layer.poolSize, layer.poolSize, "valid"),
  },
  averagePool2d: {
    weights: () => [],
    // As above.
    apply: (x, layer) => tf.avgPool(x as tf.Tensor4D, layer.poolSize, layer.poolSize, "valid"),
  },
  batchNormalization: {
    weights: (_layer, { input }) => {
      const channels = input.at(-1) ?? 1;
      const perChannel = { shape: [channels], fanIn: channels, fanOut: channels };
      return (["scale", "shift", "movingMean", "movingVariance"] as const).map((role) => ({ role, ...perChannel }));
    },
    apply: (x, { momentum, epsilon }, { weights, mode, scalars }) => {
      const [scale, shift] = [weight(weights, 0), weight(weights, 1)];
      const [mean, variance] = [weight<tf.Variable>(weights, 2), weight<tf.Variable>(weights, 3)];
      if (mode === "measure") return normalizeWith(x, scale, shift, { mean, variance }, scalars.of(epsilon));
      const move = (average: tf.Variable, value: tf.Tensor) =>
        average.assign(tf.add(tf.mul(average, scalars.of(momentum)), tf.mul(value, scalars.of(1 - momentum))));
      const onMoments = (ofBatch: Moments) => {
        if (mode === "trial") return;
        move(mean, ofBatch.mean);
        move(variance, ofBatch.variance);
      };
      return normalizeBatch(x, scale, shift, { epsilon, scalars, onMoments });
    },
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

function weight<T extends tf.Tensor>(weights: readonly tf.Variable[], index: number): T {
  // Shapes were fixed when the weights were made from the same table.
  return weights[index] as tf.Tensor as T;
}
