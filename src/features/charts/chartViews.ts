import type { RunId } from "../../protocol/messages";
import type { ChartView } from "../../store/chartView";
import type { MetricSeries } from "../../store/metricSeries";
import { bucketSizeFor, type StepRange } from "../../store/reduceSeries";
import type { Texts } from "../../text/en";
import type { ChartCurve } from "../../ui/chartCurve";
import type { MetricChartProps } from "../../ui/MetricChart";
import type { ChartedGroup } from "./chartedGroups";
import type { CurveWish, StartedRun } from "./createCurveMaker";
import { type LegendView, type MeasuredKind, makeLegendView } from "./legendView";
import { detailPoints, type Metric, measuredKind } from "./metricCurves";
import { type ProgressRange, progressAxis, zoomedAxis } from "./progressAxis";
import { type Progress, progressOf, stepsAt } from "./progressOf";
import { placeInWords, writtenAxis } from "./progressWords";
import { valueWords } from "./valueWords";

/** All that a chart shows at one moment, but for what follows the pointer. */
export type MetricView = Omit<MetricChartProps, "cursor" | "anchor" | "highlighted" | "onZoom" | "onPoint">;

/** Both charts and their legend. */
export interface ChartViews {
  readonly loss: MetricView;
  readonly accuracy: MetricView;
  readonly legend: LegendView;
  /** All of the x axis, from which a part can be zoomed into. */
  readonly whole: ProgressRange;
}

/** What the charts are made from. */
export interface ChartSources {
  readonly groups: readonly ChartedGroup[];
  readonly seriesOf: (runId: RunId) => MetricSeries | undefined;
  readonly view: ChartView;
  /** The part of the x axis that is shown; null for all. */
  readonly zoom: ProgressRange | null;
  readonly makeCurve: (wish: CurveWish) => ChartCurve;
  readonly texts: Texts;
}

/** A group that is shown and has steps. */
interface StartedGroup {
  readonly group: ChartedGroup;
  readonly started: readonly StartedRun[];
  readonly progress: Progress;
  /** Steps that all its started runs have done. */
  readonly length: number;
}

const noSteps: StepRange = { from: 0, to: 1 };

/** What the charts and their legend show at this moment. */
export function makeChartViews({ groups, seriesOf, view, zoom, makeCurve, texts }: ChartSources): ChartViews {
  const { unit, smoothing, isLogarithmic } = view;
  const shown = groups.filter(({ isHidden }) => !isHidden);
  const started = shown.flatMap((group) => startedGroup(group, seriesOf, unit));
  const reached = Math.max(0, ...started.map(({ progress, length }) => progress(length)));
  // Time has no plan.
  const planned = unit === "seconds" ? Number.POSITIVE_INFINITY : Math.max(1, ...shown.map((group) => plannedEnd(group, unit)));
  const withoutRuns = unit === "seconds" ? 10 : planned;
  // Before the first point the axis shows the whole plan.
  const whole = progressAxis(unit, reached > 0 ? reached : withoutRuns, planned, 5);
  // After a reset the runs must come as far again.
  const axis = zoom && zoom.min < reached ? zoomedAxis(unit, zoom, 5) : whole;
  const ranges = started.map((each) => stepRange(each, axis, unit));
  const measured = measuredKindOf(started.map(({ group }) => group));
  const xAxis = writtenAxis(axis, texts);

  const metricView = (metric: Metric): MetricView => {
    const curves = started.map((each, i) => makeCurve({ ...each, metric, unit, range: ranges[i] ?? noSteps, smoothing }));
    const { axis: yAxis, value, note } = valueWords(metric, curves, axis, isLogarithmic, texts);
    const { title, titleTerm, unit: measure, unitTerm, empty } = texts.charts[metric];
    const { cursor, summary, allHidden } = texts.charts;
    const place = (x: number) => placeInWords(x, unit, texts);
    return {
      title,
      titleTerm,
      unit: measure,
      unitTerm,
      note,
      summary: summary[metric](place(reached), lastValues(curves, value, texts)),
      emptyText: groups.length > 0 && shown.length === 0 ? allHidden : empty,
      xAxis,
      yAxis,
      curves,
      tooltipAt: metric === "loss" ? "top" : "bottom",
      words: {
        ...cursor,
        cursor: cursor.label(title),
        place,
        value,
        measured: measured && cursor.measured[measured],
        mean: (count) => cursor.mean(texts.number.count(count)),
        mark: (rate) => cursor.mark(String(rate)),
        joined: texts.joined,
      },
    };
  };
  const legendCurves = started.map((each, i) => ({
    runCount: each.started.length,
    stepsInPoint: bucketSizeFor(ranges[i] ?? noSteps, detailPoints),
  }));
  return {
    loss: metricView("loss"),
    accuracy: metricView("accuracy"),
    legend: makeLegendView(legendCurves, smoothing, measured, texts),
    whole: { min: 0, max: whole.max },
  };
}

function startedGroup(group: ChartedGroup, seriesOf: ChartSources["seriesOf"], unit: ChartView["unit"]): StartedGroup[] {
  const started = group.runs.flatMap((run): StartedRun[] => {
    const series = seriesOf(run.id);
    return series && series.length > 0 ? [{ run, series }] : [];
  });
  if (started.length === 0) return [];
  const progress = progressOf(
    group,
    started.map(({ series }) => series.times),
    unit,
  );
  return [{ group, started, progress, length: Math.min(...started.map(({ series }) => series.length)) }];
}

function plannedEnd(group: ChartedGroup, unit: ChartView["unit"]): number {
  return progressOf(group, [], unit)(group.plan.totalSteps);
}

/** The steps of a group that stand on the x axis. It depends on the axis alone where it can, so that buckets stay the same. */
function stepRange({ group, progress, length }: StartedGroup, { min, max }: ProgressRange, unit: ChartView["unit"]): StepRange {
  const most = unit === "seconds" ? length : group.plan.totalSteps;
  const from = Math.max(0, stepsAt(progress, min, most) - 1);
  return { from, to: Math.max(from + 1, stepsAt(progress, max, most) + 1) };
}

/** What the dashed lines of all groups together show. */
function measuredKindOf(groups: readonly ChartedGroup[]): MeasuredKind | null {
  const kinds = new Set(groups.map(measuredKind).filter((kind) => kind !== null));
  const [only] = kinds;
  return kinds.size > 1 ? "mixed" : (only ?? null);
}

function lastValues(curves: readonly ChartCurve[], value: (y: number) => string, { charts, joined }: Texts): string {
  const clauses = curves.map(({ name, training, measured }) => {
    const last = training.ys[training.ys.length - 1] ?? Number.NaN;
    const lastMeasured = measured.ys[measured.ys.length - 1];
    return charts.cursor.row(name, value(last), lastMeasured === undefined ? null : value(lastMeasured));
  });
  return joined.clauses(clauses);
}
