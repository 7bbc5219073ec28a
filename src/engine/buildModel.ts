import * as tf from "@tensorflow/tfjs";
import type { Experiment, LayerSpec } from "../protocol/experiment";
import { isModelShape, type ModelShape, modelShape, shapeSize } from "../protocol/modelShape";
import { ProblemError } from "../protocol/problem";
import { createDeviceScalars } from "./deviceScalars";
import { fillDropoutMask } from "./dropoutMask";
import { initialWeight } from "./initialWeights";
import { applyLayer, type LayerCall, layerWeights, type WeightRole } from "./layers";
import type { TrainedWeight } from "./optimizers";

/** A network with its weights on the device. */
export interface Model {
  readonly shape: ModelShape;
  /** All weights, layer by layer: kernel before bias; of batch normalization scale, shift, moving mean, moving variance. */
  readonly weights: readonly tf.Variable[];
  /** Those that training changes by their gradients, in the same order. */
  readonly trained: readonly TrainedWeight[];
  /** The same weights, one list a layer. */
  readonly weightsOfLayer: readonly (readonly tf.Variable[])[];
  /**
   * Ten logits an image. `training` makes it the forward pass of training step `step`: it keys dropout's masks, and batch
   * normalization takes the batch's own mean and variance and moves its averages, unless `isTrial`. Call within `tf.tidy`.
   */
  logits(images: tf.Tensor4D, training?: TrainingPass): tf.Tensor2D;
  /** What each layer gives in prediction, a last softmax as probabilities. Call within `tf.tidy`. */
  activations(images: tf.Tensor4D): readonly tf.Tensor[];
  /** Ten probabilities an image. Call within `tf.tidy`. */
  probabilities(images: tf.Tensor4D): tf.Tensor2D;
  dispose(): void;
}

/** A forward pass of training; a trial leaves no trace in the model. */
export interface TrainingPass {
  readonly step: number;
  readonly isTrial?: boolean;
}

/** Builds the network of an experiment with its initial weights; throws a `ProblemError` where the layers do not fit. */
export function buildModel(experiment: Experiment): Model {
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) throw new ProblemError({ code: "model-shape", problem: shape });
  const shapes = shape.layers;
  const scalars = createDeviceScalars();
  const weights: tf.Variable[] = [];
  const trained: TrainedWeight[] = [];
  const weightsOfLayer = shapes.map((layerShape) =>
    layerWeights(layerShape).map((weight) => {
      const values = initialWeight(weight, experiment.initialization, experiment.seed, weights.length);
      const isTrained = weight.role !== "movingMean" && weight.role !== "movingVariance";
      const variable = tf.tidy(() => tf.variable(tf.tensor(values, [...weight.shape]), isTrained));
      weights.push(variable);
      if (isTrained) trained.push({ variable, ...penaltiesOn(weight.role, layerShape.layer) });
      return variable;
    }),
  );

  function dropoutMask(index: number, count: number, step: number): tf.Tensor | null {
    const layerShape = shapes[index];
    if (layerShape?.layer.kind !== "dropout" || layerShape.layer.rate === 0) return null;
    const mask = new Float32Array(shapeSize(layerShape.output) * count);
    fillDropoutMask(mask, layerShape.layer.rate, experiment.seed, index, step);
    return tf.tensor(mask, [count, ...layerShape.output]);
  }

  function apply(x: tf.Tensor, index: number, training?: TrainingPass): tf.Tensor {
    const layerShape = shapes[index];
    if (!layerShape) throw new Error(`there is no layer ${index}`);
    const call: LayerCall = {
      weights: weightsOfLayer[index] ?? [],
      mode: training ? (training.isTrial ? "trial" : "train") : "measure",
      dropoutMask: training ? dropoutMask(index, x.shape[0] ?? 0, training.step) : null,
      scalars,
    };
    return applyLayer(x, layerShape.layer, call);
  }

  const logits = (images: tf.Tensor4D, training?: TrainingPass) => {
    let x: tf.Tensor = images;
    for (const index of shapes.keys()) x = apply(x, index, training);
    // `modelShape` made sure that the last layer is dense.
    return x as tf.Tensor2D;
  };

  return {
    shape,
    weights,
    trained,
    weightsOfLayer,
    logits,
    activations(images) {
      let x: tf.Tensor = images;
      return shapes.map(({ layer }, index) => {
        x = apply(x, index);
        return "activation" in layer && layer.activation === "softmax" ? tf.softmax(x) : x;
      });
    },
    probabilities: (images) => tf.softmax(logits(images)),
    dispose() {
      tf.dispose(weights);
      scalars.dispose();
    },
  };
}

function penaltiesOn(role: WeightRole, layer: LayerSpec): Omit<TrainedWeight, "variable"> {
  const isKernel = role === "kernel";
  const { l1 = 0, l2 = 0 } = isKernel && (layer.kind === "dense" || layer.kind === "conv2d") ? layer : {};
  return { isKernel, l1, l2 };
}
