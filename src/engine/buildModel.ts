import * as tf from "@tensorflow/tfjs";
import type { Experiment } from "../protocol/experiment";
import { isModelShape, type ModelShape, modelShape, shapeSize } from "../protocol/modelShape";
import { ProblemError } from "../protocol/problem";
import { fillDropoutMask } from "./dropoutMask";
import { initialWeight } from "./initialWeights";
import { applyLayer, layerWeights } from "./layers";

/** A network with its weights on the device. */
export interface Model {
  readonly shape: ModelShape;
  /** All weights, layer by layer, kernel before bias. */
  readonly weights: readonly tf.Variable[];
  /** Ten logits an image; `trainingStep` switches dropout on and keys its masks. Call within `tf.tidy`. */
  logits(images: tf.Tensor4D, trainingStep?: number): tf.Tensor2D;
  /** Ten probabilities an image. Call within `tf.tidy`. */
  probabilities(images: tf.Tensor4D): tf.Tensor2D;
  dispose(): void;
}

/** Builds the network of an experiment with its initial weights; throws a `ProblemError` where the layers do not fit. */
export function buildModel(experiment: Experiment): Model {
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) throw new ProblemError({ code: "model-shape", problem: shape });
  const weights: tf.Variable[] = [];
  const weightsOfLayer = shape.layers.map((layer) =>
    layerWeights(layer).map((weight) => {
      const values = initialWeight(weight, experiment.initialization, experiment.seed, weights.length);
      const variable = tf.tidy(() => tf.variable(tf.tensor(values, [...weight.shape])));
      weights.push(variable);
      return variable;
    }),
  );

  const logits = (images: tf.Tensor4D, trainingStep?: number) => {
    let x: tf.Tensor = images;
    for (const [index, { layer, output }] of shape.layers.entries()) {
      let dropoutMask: tf.Tensor | null = null;
      if (layer.kind === "dropout" && trainingStep !== undefined && layer.rate > 0) {
        const mask = new Float32Array(shapeSize(output) * images.shape[0]);
        fillDropoutMask(mask, layer.rate, experiment.seed, index, trainingStep);
        dropoutMask = tf.tensor(mask, [images.shape[0], ...output]);
      }
      x = applyLayer(x, layer, { weights: weightsOfLayer[index] ?? [], dropoutMask });
    }
    // `modelShape` made sure that the last layer is dense.
    return x as tf.Tensor2D;
  };

  return {
    shape,
    weights,
    logits,
    probabilities: (images) => tf.softmax(logits(images)),
    dispose: () => tf.dispose(weights),
  };
}
