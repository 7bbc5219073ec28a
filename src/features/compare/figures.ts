import type { ComparedFigure } from "../../protocol/comparisonView";
import type { LossAndAccuracy } from "../../protocol/messages";
import { isModelShape, modelShape } from "../../protocol/modelShape";
import { classMetrics, type MacroMetrics } from "../../statistics/classMetrics";
import { confusionMatrix } from "../../statistics/confusionMatrix";
import type { MyDigitsReading } from "../../store/drawingState";
import type { Run, RunGroup } from "../../store/playgroundState";
import { lastTestMeasurement } from "../../store/testMeasurement";

/** Every figure of one run, null where there is none yet; shares in 0..1. */
export type RunFigures = Readonly<Record<ComparedFigure, number | null>>;

/** One figure over the seeds that have it: its mean, and the lowest and highest. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly seeds: number;
}

const macroOfPredictions = new WeakMap<Uint8Array, MacroMetrics>();

/** Macro averages of what a run reads; known again for the same array, since the table asks at every step of a run. */
function macroOf(predictions: Uint8Array, labels: Uint8Array): MacroMetrics {
  const known = macroOfPredictions.get(predictions);
  if (known) return known;
  const { macro } = classMetrics(confusionMatrix(labels, [predictions]));
  macroOfPredictions.set(predictions, macro);
  return macro;
}

/** A run's test images: its result, or after its last measured epoch while it has none. */
export function testOf(run: Run): LossAndAccuracy | null {
  return run.result?.test ?? lastTestMeasurement(run)?.measured ?? null;
}

/** What a person's own digits were read as, by run. */
export type HandReadings = ReadonlyMap<string, MyDigitsReading>;

/** The figures of `run` as it is; `labels` are the digits of the test images, null before the data are there. */
export function runFigures(run: Run, labels: Uint8Array | null, readings: HandReadings = new Map()): RunFigures {
  const { experiment, plan, result, epochs } = run;
  const shape = modelShape(experiment.layers);
  const flops = isModelShape(shape) ? shape.flops : null;
  const testAccuracy = testOf(run)?.accuracy ?? null;
  const macro = result && labels ? macroOf(result.predictions, labels) : null;
  const validated = epochs.flatMap(({ validation }) => (validation ? [validation.accuracy] : []));
  const images = result && (result.steps / plan.stepsPerEpoch) * plan.trainingImages;
  const seconds = result?.seconds ?? run.trainingSeconds;
  const hand = readings.get(run.id);
  return {
    testAccuracy,
    handAccuracy: hand && hand.count > 0 ? hand.correct / hand.count : null,
    parameters: isModelShape(shape) ? shape.parameters : null,
    flops,
    seconds: seconds > 0 ? seconds : null,
    f1: macro?.f1 ?? null,
    precision: macro?.precision ?? null,
    recall: macro?.recall ?? null,
    bestValidation: validated.length > 0 ? Math.max(...validated) : null,
    accuracyPerMegaflop: testAccuracy !== null && flops ? (100 * testAccuracy) / (flops / 1e6) : null,
    imagesPerSecond: images ? (seconds > 0 ? images / seconds : null) : run.imagesPerSecond,
    epochs: epochs.at(-1)?.epoch ?? 0,
  };
}

/** One figure over all seeds of a group; null where no seed has it. */
export function spreadOf(figures: readonly RunFigures[], figure: ComparedFigure): Spread | null {
  const values = figures.flatMap((one) => one[figure] ?? []);
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values), seeds: values.length };
}

/** Whether the test accuracy shown of a group is the one after training, in all of its runs that did not fail. */
export function isFinal({ runs }: Pick<RunGroup, "runs">): boolean {
  return runs.every(({ result, state }) => result !== null || state === "failed");
}
