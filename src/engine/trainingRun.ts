import type { Dataset } from "../data/imageSet";
import type { Experiment } from "../protocol/experiment";
import type { MeasurePlan } from "../protocol/measurePlan";
import type { RunId } from "../protocol/messages";
import { ProblemError } from "../protocol/problem";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import { imagesInStep, type RunPlan, runPlan } from "../protocol/runPlan";
import type { Teacher } from "../protocol/teacher";
import { buildModel, type Model } from "./buildModel";
import { bytesOf, readTensors, writeTensors } from "./checkpointTensors";
import { createWorkers } from "./createWorkers";
import { createEarlyStopping } from "./earlyStopping";
import type { Measurement } from "./evaluate";
import { requireMemory } from "./requireMemory";
import { createRunClock, type RunClock } from "./runClock";
import { createStepMetrics, type StepMetrics } from "./stepMetrics";
import { imagesToTrainOn, prepareImages } from "./trainingImages";
import { isTrained, type RunListener, type RunProgress, type RunWork, trainAndMeasure } from "./trainingLoop";

/** No optimizer remembers more numbers for each weight. */
const mostStateValues = 2;

/** One experiment in the making: weights, optimizer state and the place it has reached. */
export interface TrainingRun {
  readonly id: RunId;
  readonly experiment: Experiment;
  readonly plan: RunPlan;
  readonly model: Model;
  readonly metrics: StepMetrics;
  readonly clock: RunClock;
  /** Steps done. */
  readonly step: number;
  /** Base learning rate. */
  readonly learningRate: number;
  /** Whether no training step is left, so that at most a measurement is. */
  readonly isTrained: boolean;
  /** Whether early stopping ended it before its last epoch. */
  readonly isStoppedEarly: boolean;
  /** The training images' measurement at the end, where it is asked for; null before. */
  readonly trainingSet: Measurement | null;
  /** The test images' measurement at the end; null before. */
  readonly result: Measurement | null;
  /** Bytes of weights and optimizer state, which a checkpoint holds. */
  readonly checkpointBytes: number;
  /** Goes on by one piece of work: a training step, or a slice of the measurement that belongs to it. */
  advance(): Promise<"step" | "slice" | "ended">;
  setTestEachEpoch(enabled: boolean): void;
  /** Another base learning rate from the next step on. */
  setLearningRate(learningRate: number): void;
  /** The run as it is at the call; every step must have been read back. */
  takeCheckpoint(): Promise<RunCheckpoint>;
  /** No more steps: the next `advance` measures the test images and ends. */
  endTraining(): void;
  /** Frees weights, optimizer state and what the present piece of work holds. */
  dispose(): Promise<void>;
}

/**
 * Builds a run with its initial weights, or as `checkpoint` has it. Throws a `ProblemError` where the layers do not fit
 * together, take too much memory or are not those of the checkpoint, and where images are changed that a teacher is to answer to.
 */
export function createTrainingRun(
  id: RunId,
  experiment: Experiment,
  measure: MeasurePlan,
  dataset: Dataset,
  listener: RunListener,
  checkpoint: RunCheckpoint | null = null,
  teacher?: Teacher,
): TrainingRun {
  if (teacher && experiment.augmentation !== "none") throw new ProblemError({ code: "teacher-augmentation" });
  requireMemory(experiment);
  const plan = runPlan(experiment);
  const model = buildModel(experiment);
  if (checkpoint) restoreWeights(model, checkpoint);
  // A network that comes without the optimizer's memory begins with an empty one.
  const state = checkpoint?.optimizerState.length ? checkpoint.optimizerState : null;
  const makeWorkers = () =>
    createWorkers({ experiment, plan, model, set: imagesToTrainOn(dataset.train, experiment), state, teacher });
  const workers = prepareImages(dataset.train, experiment)?.then(makeWorkers) ?? makeWorkers();
  // Whoever works with them is told of a failure; until then it is not unhandled.
  workers.catch(() => {});
  const progress = startOf(experiment, measure, plan, checkpoint);
  const imagesIn = (step: number) => imagesInStep(plan, experiment.batchSize, step);
  const epochSums = checkpoint?.epochSums ?? { loss: 0, correct: 0, images: 0, seconds: 0 };
  const metrics = createStepMetrics(imagesIn, { step: progress.step, epochSums });
  const clock = createRunClock(model.shape.flops * experiment.batchSize, undefined, {
    seconds: checkpoint?.trainingSeconds ?? 0,
    epochSeconds: epochSums.seconds,
  });
  const work: RunWork = {
    experiment,
    plan,
    measure,
    dataset,
    listener,
    workers,
    metrics,
    clock,
    // Without anything to validate with nothing is recorded, so that it is never over.
    earlyStopping: createEarlyStopping(experiment.earlyStopping?.patience ?? null, {
      bestLoss: checkpoint?.bestValidationLoss ?? null,
      epochsWithoutGain: checkpoint?.epochsWithoutGain ?? 0,
    }),
    progress,
  };
  const pieces = trainAndMeasure(work);

  return {
    id,
    experiment,
    plan,
    model,
    metrics,
    clock,
    get step() {
      return progress.step;
    },
    get learningRate() {
      return progress.learningRate;
    },
    get isTrained() {
      return isTrained(work);
    },
    get isStoppedEarly() {
      return work.earlyStopping.isOver && progress.step < plan.totalSteps;
    },
    get trainingSet() {
      return progress.trainingSet;
    },
    get result() {
      return progress.result;
    },
    checkpointBytes: bytesOf(model.weights) * (1 + mostStateValues),
    async advance() {
      const { value, done } = await pieces.next();
      return done ? "ended" : value;
    },
    setTestEachEpoch(enabled) {
      progress.testEachEpoch = enabled;
    },
    setLearningRate(learningRate) {
      progress.learningRate = learningRate;
    },
    takeCheckpoint: () => checkpointOf(work, model),
    endTraining() {
      progress.maxSteps = progress.step;
    },
    async dispose() {
      await pieces.return();
      metrics.dispose();
      const made = await workers.catch(() => null);
      made?.stepper.dispose();
      made?.evaluator.dispose();
      model.dispose();
    },
  };
}

function restoreWeights(model: Model, { weights }: RunCheckpoint): void {
  try {
    writeTensors(model.weights, weights);
  } catch (error) {
    model.dispose();
    throw error;
  }
}

function startOf(experiment: Experiment, measure: MeasurePlan, plan: RunPlan, checkpoint: RunCheckpoint | null): RunProgress {
  const step = checkpoint?.step ?? 0;
  const isEpochEnd = step > 0 && step % plan.stepsPerEpoch === 0;
  return {
    step,
    learningRate: checkpoint?.learningRate ?? experiment.optimizer.learningRate,
    testEachEpoch: measure.testEachEpoch,
    maxSteps: measure.maxSteps ?? Number.POSITIVE_INFINITY,
    isMeasurementDue: isEpochEnd && checkpoint?.epochSums !== undefined,
    lastTest: null,
    trainingSet: null,
    result: null,
  };
}

async function checkpointOf(work: RunWork, model: Model): Promise<RunCheckpoint> {
  const { experiment, workers, metrics, clock, earlyStopping, progress } = work;
  const { epochSums } = metrics;
  const facts = {
    version: 1 as const,
    experiment,
    step: progress.step,
    learningRate: progress.learningRate,
    bestValidationLoss: earlyStopping.bestLoss,
    epochsWithoutGain: earlyStopping.epochsWithoutGain,
    trainingSeconds: clock.seconds,
    ...(epochSums.images > 0 && { epochSums: { ...epochSums, seconds: clock.epochSeconds } }),
  };
  const [weights, optimizerState] = await Promise.all([
    readTensors(model.weights),
    workers.then(({ stepper }) => stepper.readState()),
  ]);
  return { ...facts, weights, optimizerState };
}
