import type { Experiment, LayerSpec } from "../protocol/experiment";
import type { TrainsetMetadata } from "../protocol/layersModelFile";
import { imageShape, isModelShape, type LayerShape, modelShape } from "../protocol/modelShape";
import { preprocessingOptions } from "../protocol/options";
import type { RunCheckpoint } from "../protocol/runCheckpoint";

/** The two files of a model that `tf.loadLayersModel` loads; they must lie in one folder under these names. */
export interface LayersModelFiles {
  /** Text of `model.json`. */
  readonly model: string;
  /** Bytes of `weights.bin`: all tensors as 32-bit floats, little-endian, in the order of the manifest. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

interface LayerConfig {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

/**
 * The trained network as a Keras-style model of TensorFlow.js (format "layers-model"). Its input is [n, 28, 28, 1] pixel bytes
 * 0..255, white on black; preprocessing and the softmax at the end are layers of the model, so that it gives probabilities.
 */
export function layersModel(checkpoint: RunCheckpoint): LayersModelFiles {
  const { experiment, weights } = checkpoint;
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) throw new RangeError(`layer ${shape.layer} does not fit: ${shape.code}`);
  const named = shape.layers.map((layer, index) => ({ ...layer, name: `${snakeNames[layer.layer.kind]}_${index + 1}` }));
  const last = experiment.layers.at(-1);
  const gives = last?.kind === "dense" && last.activation === "softmax" ? "probabilities" : "logits";
  const layers: LayerConfig[] = [
    preprocessingLayer(experiment),
    ...named.map(layerConfig),
    ...(gives === "logits"
      ? [{ class_name: "Activation", config: { name: "softmax", trainable: true, activation: "softmax" } }]
      : []),
  ];
  const names = named.flatMap(({ name, layer }) => weightNames(layer).map((weight) => `${name}/${weight}`));
  if (names.length !== weights.length) throw new RangeError(`${names.length} weights expected, found ${weights.length}`);
  // From this the page makes a run of the files again.
  const { step, learningRate } = checkpoint;
  const trainset: TrainsetMetadata = { version: 1, experiment, step, learningRate };
  const model = {
    format: "layers-model",
    generatedBy: "Trainset",
    convertedBy: null,
    userDefinedMetadata: {
      input: "28 x 28 x 1 pixels from 0 to 255, white on black; the first layer scales them",
      output: "probabilities of the digits 0 to 9",
      trainset,
    },
    modelTopology: {
      class_name: "Sequential",
      config: { name: "trainset", layers },
      keras_version: "tfjs-layers 4.22.0",
      backend: "tensor_flow.js",
    },
    weightsManifest: [
      {
        paths: ["weights.bin"],
        weights: weights.map(({ shape: size }, index) => ({ name: names[index], shape: size, dtype: "float32" })),
      },
    ],
  };
  return { model: JSON.stringify(model, null, 1), weights: bytesOf(weights) };
}

const snakeNames = {
  dense: "dense",
  conv2d: "conv2d",
  maxPool2d: "max_pooling2d",
  averagePool2d: "average_pooling2d",
  batchNormalization: "batch_normalization",
  flatten: "flatten",
  dropout: "dropout",
} as const satisfies Record<LayerSpec["kind"], string>;

function preprocessingLayer({ preprocessing }: Experiment): LayerConfig {
  const { scale, offset } = preprocessingOptions[preprocessing];
  return {
    class_name: "Rescaling",
    config: { name: "rescaling", trainable: true, batch_input_shape: [null, ...imageShape], dtype: "float32", scale, offset },
  };
}

function layerConfig({ layer, name }: LayerShape & { readonly name: string }): LayerConfig {
  const common = { name, trainable: true };
  switch (layer.kind) {
    case "dense":
      return {
        class_name: "Dense",
        config: { ...common, units: layer.units, activation: layer.activation, use_bias: true, ...penalty(layer) },
      };
    case "conv2d":
      return {
        class_name: "Conv2D",
        config: {
          ...common,
          filters: layer.filters,
          kernel_size: [layer.kernelSize, layer.kernelSize],
          strides: [layer.strides, layer.strides],
          padding: layer.padding,
          data_format: "channels_last",
          dilation_rate: [1, 1],
          activation: layer.activation,
          use_bias: true,
          ...penalty(layer),
        },
      };
    case "maxPool2d":
    case "averagePool2d":
      return {
        class_name: layer.kind === "maxPool2d" ? "MaxPooling2D" : "AveragePooling2D",
        config: {
          ...common,
          pool_size: [layer.poolSize, layer.poolSize],
          strides: [layer.poolSize, layer.poolSize],
          padding: "valid",
          data_format: "channels_last",
        },
      };
    case "batchNormalization":
      return {
        class_name: "BatchNormalization",
        config: { ...common, axis: -1, momentum: layer.momentum, epsilon: layer.epsilon, center: true, scale: true },
      };
    case "flatten":
      return { class_name: "Flatten", config: { ...common, data_format: "channels_last" } };
    case "dropout":
      return { class_name: "Dropout", config: { ...common, rate: layer.rate } };
  }
}

function penalty({ l1 = 0, l2 = 0 }: { readonly l1?: number; readonly l2?: number }) {
  return l1 === 0 && l2 === 0 ? {} : { kernel_regularizer: { class_name: "L1L2", config: { l1, l2 } } };
}

function weightNames({ kind }: LayerSpec): readonly string[] {
  if (kind === "dense" || kind === "conv2d") return ["kernel", "bias"];
  return kind === "batchNormalization" ? ["gamma", "beta", "moving_mean", "moving_variance"] : [];
}

function bytesOf(weights: RunCheckpoint["weights"]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * weights.reduce((sum, { values }) => sum + values.length, 0)));
  let offset = 0;
  for (const { values } of weights) {
    for (const value of values) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  }
  return new Uint8Array(view.buffer);
}
