import * as tf from "@tensorflow/tfjs";
import type { ImageSet } from "../data/imageSet";
import type { InspectedLayer } from "../protocol/inspectedLayer";
import { createBatchMaker } from "./batches";
import { evaluationSlice } from "./evaluate";
import { makeHistogram } from "./histogram";
import { freePerImage, keepPerImage, lossAndCorrect } from "./lossAndCorrect";
import type { TrainingRun } from "./trainingRun";

/** Larger kernels are not sent; histograms are then made of so many values at even distances. */
const mostValues = 1_000_000;
/** Images of the batch whose gradients are shown. */
const gradientImages = 64;

/** Makes the image that a network is to be seen at work on; called within `tf.tidy`. */
export type ImageMaker = (run: TrainingRun) => tf.Tensor4D;

/**
 * What is inside a run as it is at the call, layer by layer: what it gives for the image, its kernel, and histograms of its
 * weights (the kernel, of batch normalization the scale) and of their gradients for the first training images, up to 64. The
 * look leaves no trace in the run.
 */
export async function lookInside(run: TrainingRun, image: ImageMaker, training: ImageSet): Promise<readonly InspectedLayer[]> {
  const { model } = run;
  const tensors = tf.tidy(() => {
    const gradients = gradientsOf(run, training);
    const activations = model.activations(image(run));
    return model.weightsOfLayer.map(([weight], index) => {
      const gradient = weight && gradients.get(weight);
      return {
        activations: flat(activations[index]),
        weight: weight && evenly(weight),
        gradient: gradient && evenly(gradient),
        isKernelSent: weight !== undefined && weight.rank > 1 && weight.size <= mostValues,
      };
    });
  });
  try {
    return await Promise.all(
      tensors.map(async ({ activations, weight, gradient, isKernelSent }) => {
        const [given, weights, gradients] = await Promise.all([valuesOf(activations), valuesOf(weight), valuesOf(gradient)]);
        return {
          activations: given ?? new Float32Array(),
          kernel: isKernelSent ? weights : null,
          weights: weights && makeHistogram(weights),
          gradients: gradients && makeHistogram(gradients),
        };
      }),
    );
  } finally {
    tf.dispose(tensors.flatMap(({ activations, weight, gradient }) => [activations, weight ?? [], gradient ?? []]));
  }
}

/** Gradients of the loss that the run is trained on, by the weights, without the penalties on weights. */
function gradientsOf(run: TrainingRun, training: ImageSet): Map<tf.Variable, tf.Tensor> {
  const { model, experiment, plan, step } = run;
  const count = Math.min(gradientImages, experiment.batchSize, plan.trainingImages, evaluationSlice(model));
  const rows = Uint32Array.from({ length: count }, (_, i) => i);
  const batches = createBatchMaker(experiment.preprocessing, count);
  const perImage = keepPerImage(1 / count, experiment.classWeights);
  try {
    const batch = batches.make(training, rows);
    const measure = () => lossAndCorrect(model.logits(batch.images, { step, isTrial: true }), batch.labels, perImage);
    const variables = model.trained.map(({ variable }) => variable);
    const { grads } = tf.engine().gradients(measure, variables);
    return new Map(variables.flatMap((variable, i) => (grads[i] ? [[variable, grads[i]] as const] : [])));
  } finally {
    freePerImage(perImage);
  }
}

function flat(tensor: tf.Tensor | undefined): tf.Tensor1D {
  if (!tensor) throw new Error("every layer gives something");
  return tf.reshape(tensor, [-1]);
}

/** All values, or of very many a part at even distances. */
function evenly(tensor: tf.Tensor): tf.Tensor1D {
  const values = flat(tensor);
  const stride = Math.ceil(tensor.size / mostValues);
  return stride === 1 ? values : tf.reshape(tf.stridedSlice(values, [0], [tensor.size], [stride]), [-1]);
}

async function valuesOf(tensor: tf.Tensor | undefined): Promise<Float32Array | null> {
  // The cpu backend hands out the array it computes with.
  return tensor ? (await tensor.data<"float32">()).slice() : null;
}
