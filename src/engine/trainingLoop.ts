import type { Dataset } from "../data/imageSet";
import type { Experiment } from "../protocol/experiment";
import { learningRateAt } from "../protocol/learningRateAt";
import type { MeasurePlan } from "../protocol/measurePlan";
import type { EpochResult } from "../protocol/messages";
import { ProblemError } from "../protocol/problem";
import { imagesInStep, type RunPlan } from "../protocol/runPlan";
import type { EarlyStopping } from "./earlyStopping";
import type { Measurement } from "./evaluate";
import type { RunClock } from "./runClock";
import type { StepMetrics } from "./stepMetrics";
import type { Workers } from "./stepper";
import { trainingOrder } from "./trainingImages";

/** What a run tells the set of runs that it belongs to. */
export interface RunListener {
  evaluating(): void;
  training(): void;
  epochEnded(result: Omit<EpochResult, "runId">): void;
  /** Every step so far must be read back and counted before this resolves. */
  flush(): Promise<void>;
}

/** What changes while a run is trained. */
export interface RunProgress {
  /** Steps done. */
  step: number;
  /** Base learning rate, which the schedule goes on from. */
  learningRate: number;
  testEachEpoch: boolean;
  maxSteps: number;
  /** Whether `step` is the last of an epoch that is still to be measured. */
  isMeasurementDue: boolean;
  /** The newest measurement of the test images. */
  lastTest: { readonly step: number; readonly measurement: Measurement } | null;
  /** The training images' measurement at the end, where it is asked for; null before. */
  trainingSet: Measurement | null;
  /** The test images' measurement at the end; null before. */
  result: Measurement | null;
}

/** All that the training loop of one run works with. */
export interface RunWork {
  readonly experiment: Experiment;
  readonly plan: RunPlan;
  readonly measure: MeasurePlan;
  readonly dataset: Dataset;
  readonly listener: RunListener;
  /** What trains and measures the network, once its kernels are compiled. */
  readonly workers: Promise<Workers>;
  readonly metrics: StepMetrics;
  readonly clock: RunClock;
  readonly earlyStopping: EarlyStopping;
  readonly progress: RunProgress;
}

/** Whether no training step is left, so that at most a measurement is. */
export function isTrained({ progress, plan, earlyStopping }: Pick<RunWork, "progress" | "plan" | "earlyStopping">): boolean {
  return progress.step >= Math.min(plan.totalSteps, progress.maxSteps) || earlyStopping.isOver;
}

/**
 * The training loop of one run, a piece of work at each `next()`. It yields "slice" as long as something belongs to the
 * present step, so that whoever asks for one step gets the measurement at an epoch's end with it.
 */
export async function* trainAndMeasure(work: RunWork): AsyncGenerator<"step" | "slice", void> {
  const { dataset, listener, measure, plan, progress } = work;
  while (progress.isMeasurementDue || !isTrained(work)) {
    if (!progress.isMeasurementDue) yield* trainEpoch(work);
    if (!progress.isMeasurementDue) break;
    yield* endEpoch(work);
    if (isTrained(work)) break;
    listener.training();
    yield "step";
  }
  await listener.flush();
  listener.evaluating();
  if (measure.trainingSetAtEnd) {
    progress.trainingSet = yield* measureRows(work, dataset.train, consecutiveRows(0, plan.trainingImages));
  }
  const { lastTest, step } = progress;
  progress.result = lastTest?.step === step ? lastTest.measurement : yield* measureRows(work, dataset.test, testRows(work));
}

/** Trains what is left of the present epoch. */
async function* trainEpoch(work: RunWork): AsyncGenerator<"step" | "slice", void> {
  const { experiment, plan, metrics, clock, progress } = work;
  const { batchSize, schedule } = experiment;
  const { stepper } = await work.workers;
  for await (const _ of stepper.prepare?.() ?? []) {
    yield "slice";
    // Whoever ends the run meanwhile need not wait for the rest.
    if (progress.step >= progress.maxSteps) return;
  }
  const epoch = Math.floor(progress.step / plan.stepsPerEpoch);
  stepper.startEpoch(trainingOrder(experiment, plan, work.dataset.train, epoch));
  while (!progress.isMeasurementDue && progress.step < progress.maxSteps) {
    const index = progress.step;
    const first = (index % plan.stepsPerEpoch) * batchSize;
    const count = imagesInStep(plan, batchSize, index);
    const learningRate = learningRateAt(progress.learningRate, schedule, plan, index);
    clock.startStep();
    metrics.add(stepper.step({ first, count, index, learningRate }));
    clock.endStep();
    progress.step++;
    progress.isMeasurementDue = progress.step % plan.stepsPerEpoch === 0;
    if (stepper.pause) await stepper.pause;
    yield progress.isMeasurementDue || progress.step >= progress.maxSteps ? "slice" : "step";
  }
}

/** Measures what is to be measured after an epoch, and tells of it. */
async function* endEpoch(work: RunWork): AsyncGenerator<"slice", void> {
  const { experiment, plan, dataset, listener, metrics, clock, earlyStopping, progress } = work;
  await listener.flush();
  listener.evaluating();
  const { validationRows, validationSet } = validationOf(work);
  // A single image leaves none to validate with.
  const isValidated = validationSet && validationRows.length > 0;
  const validation = isValidated ? yield* measureRows(work, validationSet, validationRows) : null;
  const isTestValidation = experiment.validation.kind === "testSet";
  const test = progress.testEachEpoch && !isTestValidation ? yield* measureRows(work, dataset.test, testRows(work)) : null;
  const measurement = isTestValidation ? validation : test;
  if (measurement) progress.lastTest = { step: progress.step, measurement };
  if (validation) earlyStopping.record(validation.measured.loss);
  progress.isMeasurementDue = false;
  listener.epochEnded({
    epoch: progress.step / plan.stepsPerEpoch,
    step: progress.step,
    validation: validation?.measured ?? null,
    test: test?.measured ?? null,
    ...metrics.takeEpoch(),
    seconds: clock.takeEpochSeconds(),
  });
}

function validationOf({ experiment, plan, dataset, measure }: RunWork) {
  switch (experiment.validation.kind) {
    case "none":
      return { validationSet: null, validationRows: new Uint32Array() };
    case "lastFraction":
      return { validationSet: dataset.train, validationRows: consecutiveRows(plan.trainingImages, plan.validationImages) };
    case "testSet":
      return { validationSet: dataset.test, validationRows: testRows({ dataset, measure }) };
  }
}

function testRows({ dataset, measure }: Pick<RunWork, "dataset" | "measure">): Uint32Array {
  return consecutiveRows(0, Math.min(measure.testImages ?? dataset.test.count, dataset.test.count));
}

function consecutiveRows(first: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => first + i);
}

async function* measureRows(work: RunWork, set: Dataset["train"], rows: Uint32Array): AsyncGenerator<"slice", Measurement> {
  const { evaluator } = await work.workers;
  const slices = evaluator.measure(set, rows);
  try {
    for (let part = await slices.next(); ; part = await slices.next()) {
      if (part.done) {
        // The last update can break a network whose losses before it were all finite.
        if (!Number.isFinite(part.value.measured.loss)) throw new ProblemError({ code: "not-finite", step: work.progress.step });
        return part.value;
      }
      yield "slice";
    }
  } finally {
    // Ends the measurement where the run is removed in the middle of it.
    await slices.return({ measured: { loss: 0, accuracy: 0, correct: 0, count: 0 }, predictions: new Uint8Array() });
  }
}
