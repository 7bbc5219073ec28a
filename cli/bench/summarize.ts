import { runPlan } from "../../src/protocol/runPlan";
import { type EngineId, ourEngine } from "./engines";
import { judgeLosses, type LossVerdict } from "./judgeLosses";
import type { Measurement } from "./measureAll";
import type { Point } from "./point";
import { median, pairedRatios, type Spread, spreadOf } from "./statistics";
import type { Workload } from "./workloads";

/** What all repeats of one engine on one workload come to. */
export interface EngineSummary {
  readonly engine: EngineId;
  readonly outcome:
    | { readonly kind: "cannot"; readonly error: string }
    | {
        readonly kind: "measured";
        readonly repeats: number;
        /** By the wall clock, what goes on between the steps included. */
        readonly millisecondsPerStep: Spread;
        /** Training time alone, as the engine itself counts it; null where it counts none. */
        readonly ownMillisecondsPerStep: Spread | null;
        readonly imagesPerSecond: number;
        /** Time over that of Trainset in the same repeat; above 1 the engine is slower. Null for Trainset itself. */
        readonly ratio: Spread | null;
        readonly peakBytes: number | null;
        readonly firstStepMs: number;
        /** Null for Trainset itself, and where too few steps were made to tell. */
        readonly losses: LossVerdict | null;
        readonly detail: string;
      };
}

/** One row an engine, in the order of the workload's engines; engines without a measurement are left out. */
export function summarize(workload: Workload, measurements: readonly Measurement[]): EngineSummary[] {
  const ofWorkload = measurements.filter(({ workload: name }) => name === workload.name);
  return workload.engines.flatMap((engine) => {
    const ofEngine = ofWorkload.filter((measurement) => measurement.engine === engine);
    const points = ofEngine.flatMap(({ outcome }) => (outcome.kind === "point" ? [outcome.point] : []));
    const error = ofEngine.flatMap(({ outcome }) => (outcome.kind === "cannot" ? [outcome.error] : []))[0];
    if (points.length > 0) return [{ engine, outcome: summarizePoints(workload, engine, ofWorkload, points) }];
    return error === undefined ? [] : [{ engine, outcome: { kind: "cannot" as const, error } }];
  });
}

function summarizePoints(
  workload: Workload,
  engine: EngineId,
  ofWorkload: readonly Measurement[],
  points: readonly Point[],
): EngineSummary["outcome"] {
  const millisecondsPerStep = spreadOf(points.map(timeOf));
  if (!millisecondsPerStep) throw new Error("expected at least one point");
  const peaks = points.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes]));
  const ours = byRepeat(ofWorkload, ourEngine);
  const theirs = byRepeat(ofWorkload, engine);
  const plan = runPlan(workload.experiment);
  const meanBatch = plan.trainingImages / plan.stepsPerEpoch;
  const isOurs = engine === ourEngine;
  return {
    kind: "measured",
    repeats: points.length,
    millisecondsPerStep,
    ownMillisecondsPerStep: spreadOf(
      points.flatMap((point) => (point.wallMillisecondsPerStep === null ? [] : [point.millisecondsPerStep])),
    ),
    imagesPerSecond: (meanBatch * workload.runs * 1000) / millisecondsPerStep.median,
    ratio: isOurs ? null : spreadOf(pairedRatios(theirs.map(timeOrNull), ours.map(timeOrNull))),
    peakBytes: peaks.length > 0 ? median(peaks) : null,
    firstStepMs: median(points.map(({ firstStepMs }) => firstStepMs)),
    losses: isOurs ? null : worstVerdict(ours, theirs, Math.floor(plan.trainingImages / workload.experiment.batchSize)),
    detail: points[0]?.detail ?? "",
  };
}

const timeOf = (point: Point) => point.wallMillisecondsPerStep ?? point.millisecondsPerStep;
const timeOrNull = (point: Point | null) => point && timeOf(point);

/** Points of an engine by repeat; null where a repeat has none. */
function byRepeat(measurements: readonly Measurement[], engine: EngineId): (Point | null)[] {
  const found: (Point | null)[] = [];
  for (const { engine: measured, repeat, outcome } of measurements) {
    while (found.length <= repeat) found.push(null);
    if (measured === engine && outcome.kind === "point") found[repeat] = outcome.point;
  }
  return found;
}

/** `sameBatches`: the full batches of the first epoch, which are the same for all; a smaller last one some leave out. */
function worstVerdict(
  ours: readonly (Point | null)[],
  theirs: readonly (Point | null)[],
  sameBatches: number,
): LossVerdict | null {
  const verdicts = theirs.flatMap((point, repeat) => {
    const reference = ours[repeat];
    const verdict = point && reference ? judgeLosses(reference.losses, point.losses, sameBatches) : null;
    return verdict ? [verdict] : [];
  });
  return verdicts.find(({ isRight }) => !isRight) ?? verdicts[0] ?? null;
}
