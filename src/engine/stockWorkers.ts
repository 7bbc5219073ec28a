import * as tf from "@tensorflow/tfjs";
import { augmentationLength, fillAugmentation } from "../data/augmentation";
import { imagesInStep } from "../protocol/runPlan";
import { augmentations } from "./augmentations";
import { createBatchMaker } from "./batches";
import { readTensors, writeTensors } from "./checkpointTensors";
import { distilledLoss } from "./distilledLoss";
import { evaluate, evaluationSlice } from "./evaluate";
import { freePerImage, keepPerImage, lossAndCorrect } from "./lossAndCorrect";
import { createOptimizer } from "./optimizers";
import type { Workers, WorkersCall } from "./stepper";
import { createTeacherAnswers } from "./teacherAnswers";
import { trainStep } from "./trainStep";

/** Trains and measures with TensorFlow.js's operations and gradients, and those of our kernels that are registered with it. */
export function createStockWorkers({ experiment, plan, model, set, state, teacher }: WorkersCall): Workers {
  const { batchSize, classWeights } = experiment;
  const optimizer = createOptimizer(experiment.optimizer, model.trained);
  try {
    if (state) writeTensors(optimizer.state, state);
  } catch (error) {
    optimizer.dispose();
    throw error;
  }
  const batches = createBatchMaker(experiment.preprocessing, Math.max(batchSize, evaluationSlice(model)));
  const fullBatch = keepPerImage(1 / batchSize, classWeights);
  const lastBatch = keepPerImage(1 / imagesInStep(plan, batchSize, plan.stepsPerEpoch - 1), classWeights);
  const augmentation = augmentations[experiment.augmentation];
  const changes = new Float32Array(augmentation ? batchSize * augmentationLength : 0);
  const changesOf = (count: number, step: number) => {
    if (!augmentation) return null;
    fillAugmentation(changes, count, augmentation, experiment.seed, step);
    return changes.subarray(0, count * augmentationLength);
  };
  const answers = teacher ? createTeacherAnswers(teacher, set, plan.trainingImages) : null;
  const lossOf = (rows: Uint32Array): typeof lossAndCorrect =>
    teacher && answers
      ? (logits, labels, perImage) => distilledLoss(logits, labels, answers.of(rows), perImage, teacher)
      : lossAndCorrect;
  let order = new Uint32Array();
  return {
    stepper: {
      ...(answers ? { prepare: answers.compute } : {}),
      startEpoch(rows) {
        order = Uint32Array.from(rows);
      },
      step({ first, count, index, learningRate }) {
        const rows = order.subarray(first, first + count);
        const perImage = count === batchSize ? fullBatch : lastBatch;
        const batch = () => batches.make(set, rows, changesOf(count, index));
        return tf.tidy(() => trainStep({ model, optimizer }, batch(), perImage, learningRate, index, lossOf(rows)));
      },
      pause: null,
      readState: () => readTensors(optimizer.state),
      dispose() {
        freePerImage(fullBatch);
        freePerImage(lastBatch);
        optimizer.dispose();
      },
    },
    evaluator: {
      measure: (measured, rows) => evaluate(model, measured, rows, batches),
      dispose() {},
    },
  };
}
