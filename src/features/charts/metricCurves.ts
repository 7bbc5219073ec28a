import type { EpochResult, RunId } from "../../protocol/messages";
import type { MetricSeries } from "../../store/metricSeries";
import type { PlaygroundState, Run } from "../../store/playgroundState";
import { bucketSizeFor, reduceSeries } from "../../store/reduceSeries";
import type { ChartCurve } from "../../ui/chartCurve";
import type { ProgressUnit } from "./progressAxis";

/** What the charts need of a run; a new value only when one of these differs, so not with every step. */
export interface ChartedRun {
  readonly id: RunId;
  readonly name: string;
  readonly colorIndex: number;
  readonly stepsPerEpoch: number;
  readonly plannedSteps: number;
  readonly epochs: readonly EpochResult[];
}

/** A selector of the charted runs that gives the same value again for a run whose curve has no new epoch. */
export function createChartedRunsSelector(): (state: PlaygroundState) => ChartedRun[] {
  const known = new Map<RunId, ChartedRun>();
  return ({ runs }) => {
    const charted = runs.map((run) => {
      const last = known.get(run.id);
      return last && isUnchanged(last, run) ? last : makeChartedRun(run);
    });
    known.clear();
    for (const run of charted) known.set(run.id, run);
    return charted;
  };
}

function isUnchanged(last: ChartedRun, run: Run): boolean {
  return (
    last.epochs === run.epochs &&
    last.name === run.experiment.name &&
    last.colorIndex === run.colorIndex &&
    last.stepsPerEpoch === run.plan.stepsPerEpoch &&
    last.plannedSteps === run.plan.totalSteps
  );
}

function makeChartedRun({ id, experiment, colorIndex, plan, epochs }: Run): ChartedRun {
  return {
    id,
    name: experiment.name,
    colorIndex,
    stepsPerEpoch: plan.stepsPerEpoch,
    plannedSteps: plan.totalSteps,
    epochs,
  };
}

/** Points of the faint line, at most. */
const detailPoints = 600;
/** Points of the strong line, at most: few enough for the noise of single batches to even out, enough for a curve. */
const trainingPoints = 96;

/** Which measurement a run's dashed line shows: validation data where the run has them, else the test images. */
export function measuredKind({ epochs }: ChartedRun): "validation" | "test" | null {
  const last = epochs.at(-1);
  if (last?.validation) return "validation";
  return epochs.some(({ test }) => test) ? "test" : null;
}

/** Last step of a run's x range 0..`max`, exclusive. */
function endStep(run: ChartedRun, unit: ProgressUnit, max: number): number {
  return Math.ceil(unit === "epoch" ? max * run.stepsPerEpoch : max) + 1;
}

/** Steps that a point of the strong and of the faint line of `run` is the mean of, on an x axis 0..`max`. */
export function stepsInPoint(
  run: ChartedRun,
  unit: ProgressUnit,
  max: number,
): { readonly strong: number; readonly faint: number } {
  const range = { from: 0, to: endStep(run, unit, max) };
  return { strong: bucketSizeFor(range, trainingPoints), faint: bucketSizeFor(range, detailPoints) };
}

/** One run's curve of one metric on an x axis 0..`max` in `unit`; every y in nats or as a share. */
export function metricCurve(
  run: ChartedRun,
  series: MetricSeries,
  metric: "loss" | "accuracy",
  unit: ProgressUnit,
  max: number,
): ChartCurve {
  const values = metric === "loss" ? series.losses : series.accuracies;
  const range = { from: 0, to: endStep(run, unit, max) };
  const stepsInUnit = unit === "epoch" ? run.stepsPerEpoch : 1;
  const reduce = (points: number) => {
    const reduced = reduceSeries(values, range, points);
    return {
      bucketSize: reduced.bucketSize,
      points: { xs: reduced.positions.map((step) => step / stepsInUnit), ys: reduced.means },
    };
  };
  const training = reduce(trainingPoints);
  const kind = measuredKind(run);
  const measured = run.epochs.flatMap((epoch) => {
    const result = kind && epoch[kind];
    return result ? [{ x: epoch.step / stepsInUnit, y: result[metric] }] : [];
  });
  return {
    id: run.id,
    name: run.name,
    colorIndex: run.colorIndex,
    training: training.points,
    detail: training.bucketSize > 1 ? reduce(detailPoints).points : null,
    measured: { xs: measured.map(({ x }) => x), ys: measured.map(({ y }) => y) },
  };
}
