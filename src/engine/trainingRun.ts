import * as tf from "@tensorflow/tfjs";
import type { Dataset } from "../data/imageSet";
import type { Experiment } from "../protocol/experiment";
import type { EpochResult, LossAndAccuracy, MeasurePlan, RunId } from "../protocol/messages";
import { ProblemError } from "../protocol/problem";
import { imagesInStep, type RunPlan, runPlan } from "../protocol/runPlan";
import { type BatchMaker, createBatchMaker, epochOrder } from "./batches";
import { buildModel, type Model } from "./buildModel";
import { evaluate, evaluationSlice } from "./evaluate";
import { keepPerImage } from "./lossAndCorrect";
import { createOptimizer, type Optimizer } from "./optimizers";
import { createRunClock, type RunClock } from "./runClock";
import { createStepMetrics, type StepMetrics } from "./stepMetrics";
import { trainStep } from "./trainStep";

/** What a run tells the set of runs that it belongs to. */
export interface RunListener {
  evaluating(): void;
  training(): void;
  epochEnded(result: Omit<EpochResult, "runId">): void;
  /** Every step so far must be read back and counted before this resolves. */
  flush(): Promise<void>;
}

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
  /** Whether no training step is left, so that at most a measurement is. */
  readonly isTrained: boolean;
  /** The test images' measurement at the end; null before. */
  readonly result: LossAndAccuracy | null;
  /** Goes on by one piece of work: a training step, or a slice of the measurement that belongs to it. */
  advance(): Promise<"step" | "slice" | "ended">;
  setTestEachEpoch(enabled: boolean): void;
  /** No more steps: the next `advance` measures the test images and ends. */
  endTraining(): void;
  /** Frees weights, optimizer state and what the present piece of work holds. */
  dispose(): Promise<void>;
}

/** Builds a run with its initial weights. Throws a `ProblemError` where the layers do not fit together. */
export function createTrainingRun(
  id: RunId,
  experiment: Experiment,
  measure: MeasurePlan,
  dataset: Dataset,
  listener: RunListener,
): TrainingRun {
  const plan = runPlan(experiment);
  const model = buildModel(experiment);
  const optimizer = createOptimizer(experiment.optimizer, model.weights);
  const batches = createBatchMaker(experiment.preprocessing, Math.max(experiment.batchSize, evaluationSlice(model)));
  const state = { step: 0, testEachEpoch: measure.testEachEpoch, maxSteps: measure.maxSteps ?? Number.POSITIVE_INFINITY };
  const progress: Progress = { result: null };
  const metrics = createStepMetrics((step) => imagesInStep(plan, experiment.batchSize, step));
  const clock = createRunClock(model.shape.flops * experiment.batchSize);
  const work = trainAndMeasure({
    experiment,
    plan,
    measure,
    dataset,
    listener,
    model,
    optimizer,
    batches,
    metrics,
    clock,
    state,
    progress,
  });

  return {
    id,
    experiment,
    plan,
    model,
    metrics,
    clock,
    get step() {
      return state.step;
    },
    get isTrained() {
      return state.step >= Math.min(plan.totalSteps, state.maxSteps);
    },
    get result() {
      return progress.result;
    },
    async advance() {
      const { value, done } = await work.next();
      return done ? "ended" : value;
    },
    setTestEachEpoch(enabled) {
      state.testEachEpoch = enabled;
    },
    endTraining() {
      state.maxSteps = state.step;
    },
    async dispose() {
      await work.return();
      metrics.dispose();
      optimizer.dispose();
      model.dispose();
    },
  };
}

interface Progress {
  result: LossAndAccuracy | null;
}

interface Work {
  readonly experiment: Experiment;
  readonly plan: RunPlan;
  readonly measure: MeasurePlan;
  readonly dataset: Dataset;
  readonly listener: RunListener;
  readonly model: Model;
  readonly optimizer: Optimizer;
  readonly batches: BatchMaker;
  readonly metrics: StepMetrics;
  readonly clock: RunClock;
  readonly state: { step: number; testEachEpoch: boolean; maxSteps: number };
  readonly progress: Progress;
}

/**
 * The training loop of one run, a piece of work at each `next()`. It yields "slice" as long as something belongs to the
 * present step, so that whoever asks for one step gets the measurement at an epoch's end with it.
 */
async function* trainAndMeasure(work: Work): AsyncGenerator<"step" | "slice", void> {
  const { experiment, plan, dataset, listener, model, optimizer, batches, metrics, clock, state } = work;
  const { batchSize, seed, shuffle } = experiment;
  const fullBatch = keepPerImage(1 / batchSize);
  const lastBatch = keepPerImage(1 / imagesInStep(plan, batchSize, plan.stepsPerEpoch - 1));
  let lastTest: { step: number; measured: LossAndAccuracy } | null = null;
  try {
    for (let epoch = 0; epoch < experiment.epochs && state.step < state.maxSteps; epoch++) {
      const order = epochOrder(plan.trainingImages, shuffle, seed, epoch);
      for (let first = 0; first < plan.trainingImages && state.step < state.maxSteps; first += batchSize) {
        const rows = order.subarray(first, first + batchSize);
        const perImage = rows.length === batchSize ? fullBatch : lastBatch;
        clock.startStep();
        const measured = tf.tidy(() => trainStep(model, optimizer, batches.make(dataset.train, rows), perImage, state.step));
        clock.endStep();
        metrics.add(measured);
        state.step++;
        yield isEpochEnd(state.step, plan) || state.step >= state.maxSteps ? "slice" : "step";
      }
      if (!isEpochEnd(state.step, plan)) break;

      await listener.flush();
      listener.evaluating();
      const { validationRows, validationSet } = validationOf(work);
      // A single image leaves none to validate with.
      const isValidated = validationSet && validationRows.length > 0;
      const validation = isValidated ? yield* measureRows(work, validationSet, validationRows) : null;
      let test: LossAndAccuracy | null = null;
      if (state.testEachEpoch && experiment.validation.kind !== "testSet") {
        test = yield* measureRows(work, dataset.test, testRows(work));
        lastTest = { step: state.step, measured: test };
      } else if (experiment.validation.kind === "testSet" && validation) {
        lastTest = { step: state.step, measured: validation };
      }
      listener.epochEnded({
        epoch: epoch + 1,
        step: state.step,
        validation,
        test,
        ...metrics.takeEpoch(),
        seconds: clock.takeEpochSeconds(),
      });
      if (epoch + 1 < experiment.epochs && state.step < state.maxSteps) {
        listener.training();
        yield "step";
      }
    }
    await listener.flush();
    listener.evaluating();
    work.progress.result =
      lastTest?.step === state.step ? lastTest.measured : yield* measureRows(work, dataset.test, testRows(work));
  } finally {
    tf.dispose([fullBatch.scalar, lastBatch.scalar]);
  }
}

function isEpochEnd(step: number, plan: RunPlan): boolean {
  return step > 0 && step % plan.stepsPerEpoch === 0;
}

function validationOf({ experiment, plan, dataset, measure }: Work) {
  switch (experiment.validation.kind) {
    case "none":
      return { validationSet: null, validationRows: new Uint32Array() };
    case "lastFraction":
      return { validationSet: dataset.train, validationRows: consecutiveRows(plan.trainingImages, plan.validationImages) };
    case "testSet":
      return { validationSet: dataset.test, validationRows: testRows({ dataset, measure }) };
  }
}

function testRows({ dataset, measure }: Pick<Work, "dataset" | "measure">): Uint32Array {
  return consecutiveRows(0, Math.min(measure.testImages ?? dataset.test.count, dataset.test.count));
}

function consecutiveRows(first: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => first + i);
}

async function* measureRows(work: Work, set: Dataset["train"], rows: Uint32Array): AsyncGenerator<"slice", LossAndAccuracy> {
  const slices = evaluate(work.model, set, rows, work.batches);
  try {
    for (let part = await slices.next(); ; part = await slices.next()) {
      if (part.done) {
        // The last update can break a network whose losses before it were all finite.
        if (!Number.isFinite(part.value.loss)) throw new ProblemError({ code: "not-finite", step: work.state.step });
        return part.value;
      }
      yield "slice";
    }
  } finally {
    // Ends the measurement where the run is removed in the middle of it.
    await slices.return({ loss: 0, accuracy: 0, correct: 0, count: 0 });
  }
}
