import type { EpochResult } from "../../protocol/messages";
import type { MetricSeries } from "../../store/metricSeries";
import { bucketSizeFor, type ReducedSeries, reduceByBuckets, type StepRange } from "../../store/reduceSeries";
import type { ChartBand, ChartCurve, ChartPoints } from "../../ui/chartCurve";
import type { ChartedGroup } from "./chartedGroups";
import type { Progress } from "./progressOf";
import { seedSpread } from "./seedSpread";

export type Metric = "loss" | "accuracy";

/** One run of a group with its series; its smoothed values are as long as the series. */
export interface CurveSource {
  readonly series: MetricSeries;
  readonly smoothed: Float32Array;
  readonly epochs: readonly EpochResult[];
}

/** Points of the faint line of single steps, at most. */
export const detailPoints = 600;
/** Points of the strong line, at most, where it is smoothed. */
const smoothedPoints = 300;

/** Which measurement a group's dashed line shows: validation data where its runs have them, else the test images. */
export function measuredKind({ runs }: Pick<ChartedGroup, "runs">): "validation" | "test" | null {
  if (runs.some(({ epochs }) => epochs.at(-1)?.validation)) return "validation";
  return runs.some(({ epochs }) => epochs.some(({ test }) => test)) ? "test" : null;
}

/**
 * A group's curve of one metric over the steps of `range`, x by `progress` and y in nats or as a share. Several runs become
 * their mean, aligned by step and as far as all of them have come, with a band from the lowest to the highest; there
 * must be one at least.
 */
export function metricCurve(
  group: ChartedGroup,
  sources: readonly CurveSource[],
  metric: Metric,
  progress: Progress,
  range: StepRange,
  isSmoothed: boolean,
): ChartCurve {
  const raw = sources.map(({ series }) => (metric === "loss" ? series.losses : series.accuracies));
  const length = Math.min(...raw.map((values) => values.length));
  const reduce = (values: readonly Float32Array[], points: number) => {
    const size = bucketSizeFor(range, points);
    // One point more on each side, so that a line goes through to the edges of the part shown.
    const wide = { from: Math.max(0, Math.floor(range.from / size) - 1) * size, to: range.to + size };
    return values.map((each) => reduceByBuckets(each.subarray(0, length), wide, size));
  };
  const strong = reduce(isSmoothed ? sources.map(({ smoothed }) => smoothed) : raw, isSmoothed ? smoothedPoints : detailPoints);
  const { points, band } = joined(strong, progress);
  const measured = measuredPoints(group, sources, metric, progress);
  return {
    id: group.id,
    name: group.name,
    colorIndex: group.colorIndex,
    isPinned: group.isPinned,
    runCount: sources.length,
    training: points,
    detail: isSmoothed && sources.length === 1 ? joined(reduce(raw, detailPoints), progress).points : null,
    band,
    measured: measured.points,
    measuredBand: measured.band,
    marks: marksOf(group, progress, length),
  };
}

/** The mean of equally long reduced series on one x axis, and their band where there are several. */
function joined(reduced: readonly ReducedSeries[], progress: Progress): { points: ChartPoints; band: ChartBand | null } {
  const [first] = reduced;
  if (!first) return { points: { xs: [], ys: [] }, band: null };
  const xs = first.positions.map(progress);
  if (reduced.length === 1) return { points: { xs, ys: first.means }, band: null };
  const { means, lows, highs } = seedSpread(reduced.map((each) => each.means));
  return { points: { xs, ys: means }, band: { lows, highs } };
}

/** Validation or test after each epoch that all runs have measured. */
function measuredPoints(group: ChartedGroup, sources: readonly CurveSource[], metric: Metric, progress: Progress) {
  const kind = measuredKind(group);
  const [first, ...others] = sources.map(({ epochs }) => epochs);
  const steps: number[] = [];
  const values: number[][] = sources.map(() => []);
  for (const result of kind && first ? first : []) {
    const same = [result, ...others.map((epochs) => epochs.find(({ epoch }) => epoch === result.epoch))];
    const measured = same.map((each) => (kind && each?.[kind]) || null);
    if (measured.some((each) => each === null)) continue;
    steps.push(result.step);
    for (const [i, each] of measured.entries()) values[i]?.push(each?.[metric] ?? Number.NaN);
  }
  const { means, lows, highs } = seedSpread(values);
  const points: ChartPoints = { xs: steps.map(progress), ys: [...means] };
  return { points, band: sources.length > 1 ? { lows, highs } : null };
}

/** Where a person changed the learning rate, once for runs that were told together. */
function marksOf({ runs }: ChartedGroup, progress: Progress, length: number): ChartCurve["marks"] {
  const changes = runs[0]?.learningRateChanges ?? [];
  return changes
    .filter(({ step }) => step <= length)
    .map(({ step, learningRate }) => ({ x: progress(step), value: learningRate }));
}
