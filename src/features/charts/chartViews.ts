import type { RunId } from "../../protocol/messages";
import type { MetricSeries } from "../../store/metricSeries";
import type { Texts } from "../../text/en";
import type { ChartAxis, ChartCurve } from "../../ui/chartCurve";
import type { MetricChartProps } from "../../ui/MetricChart";
import { tickDecimals } from "./axisTicks";
import { type ChartedRun, measuredKind, metricCurve, stepsInPoint } from "./metricCurves";
import { type ProgressUnit, progressAxis } from "./progressAxis";
import { type AxisLine, accuracyAxis, lossAxis, type ValueAxis } from "./valueAxes";

/** All that a chart shows at one moment, but for the cursor. */
export type ChartView = Omit<MetricChartProps, "cursor">;

/** What solid and dashed lines mean. */
export interface LegendView {
  /** How many steps a point of the training lines averages; null before there is one. */
  readonly averaging: string | null;
  readonly measured: string;
}

/** Both charts and their legend. */
export interface ChartViews {
  readonly loss: ChartView;
  readonly accuracy: ChartView;
  readonly legend: LegendView;
}

interface StartedRun {
  readonly run: ChartedRun;
  readonly series: MetricSeries;
}

/** What the charts and their legend show of `runs` at this moment, in the words of `texts`. */
export function makeChartViews(
  runs: readonly ChartedRun[],
  seriesOf: (runId: RunId) => MetricSeries | undefined,
  unit: ProgressUnit,
  texts: Texts,
): ChartViews {
  const started = runs.flatMap((run): StartedRun[] => {
    const series = seriesOf(run.id);
    return series && series.length > 0 ? [{ run, series }] : [];
  });
  const inUnit = (run: ChartedRun, steps: number) => (unit === "epoch" ? steps / run.stepsPerEpoch : steps);
  const planned = Math.max(1, ...runs.map((run) => inUnit(run, run.plannedSteps)));
  const reached = Math.max(0, ...started.map(({ run, series }) => inUnit(run, series.length)));
  const xAxis = makeXAxis(reached, planned, unit, texts);
  const measured = measuredKindOf(started);

  const view = (metric: "loss" | "accuracy"): ChartView => {
    const curves = started.map(({ run, series }) => metricCurve(run, series, metric, unit, xAxis.max));
    const { axis, tick, value, note } = metric === "loss" ? lossWords(curves, texts) : accuracyWords(curves, texts);
    const { title, titleTerm, unit: measure, unitTerm, empty } = texts.charts[metric];
    const place = (x: number) => placeText(x, unit, texts);
    return {
      title,
      titleTerm,
      unit: measure,
      unitTerm,
      note,
      summary: texts.charts.summary[metric](place(reached), lastValues(curves, value, texts)),
      emptyText: empty,
      xAxis,
      yAxis: { title, min: axis.min, max: axis.max, ticks: axis.ticks.map((at) => ({ value: at, label: tick(at) })) },
      curves,
      tooltipAt: metric === "loss" ? "top" : "bottom",
      words: {
        cursor: texts.charts.cursor.label(title),
        place,
        value,
        training: texts.charts.cursor.training,
        measured: measured && texts.charts.cursor.measured[measured],
        row: texts.charts.cursor.row,
      },
    };
  };
  const steps = started.map(({ run }) => stepsInPoint(run, unit, xAxis.max));
  return { loss: view("loss"), accuracy: view("accuracy"), legend: makeLegend(steps, measured, texts) };
}

function makeXAxis(reached: number, planned: number, unit: ProgressUnit, { charts, number }: Texts): ChartAxis {
  // Before the first point the axis shows the whole plan.
  const { max, ticks } = progressAxis(reached > 0 ? reached : planned, planned, 5);
  const decimals = tickDecimals(ticks);
  return {
    title: unit === "epoch" ? charts.axis.epochTitle : charts.axis.stepTitle,
    min: 0,
    max,
    ticks: ticks.map((value) => ({ value, label: value === 0 ? number.count(0) : number.decimal(value, decimals) })),
  };
}

function placeText(x: number, unit: ProgressUnit, { charts, number }: Texts): string {
  return unit === "epoch" ? charts.cursor.epoch(number.decimal(x, 2)) : charts.cursor.step(number.count(x));
}

/** A value axis of a chart and how its numbers are written. */
interface ValueWords {
  readonly axis: ValueAxis;
  readonly tick: (value: number) => string;
  readonly value: (value: number) => string;
  readonly note: string | null;
}

function lossWords(curves: readonly ChartCurve[], { charts, number }: Texts): ValueWords {
  const axis = lossAxis(curves.map(axisLine));
  const tickDigits = tickDecimals(axis.ticks);
  const notes: string[] = [];
  if (axis.offAxis !== null) notes.push(charts.loss.offAxis(number.decimal(axis.offAxis, axis.offAxis < 1 ? 2 : 1)));
  if (curves.some(({ training }) => Array.from(training.ys).some((y) => !Number.isFinite(y)))) notes.push(charts.loss.broken);
  return {
    axis,
    tick: (loss) => (loss === 0 ? number.count(0) : number.decimal(loss, tickDigits)),
    value: (loss) => number.decimal(loss, axis.max <= 0.2 ? 4 : 3),
    note: notes.length === 0 ? null : notes.join(" "),
  };
}

function accuracyWords(curves: readonly ChartCurve[], { charts, number }: Texts): ValueWords {
  const axis = accuracyAxis(curves.map(axisLine));
  return {
    axis,
    tick: (share) => number.decimal(share * 100, 0),
    value: (share) => number.percent(share, axis.min >= 0.9 ? 2 : 1),
    note: axis.min === 0 ? null : charts.accuracy.offAxis(number.percent(axis.min, 0)),
  };
}

function axisLine({ training, detail, measured }: ChartCurve): AxisLine {
  return { training: training.ys, detail: detail?.ys ?? [], measured: measured.ys };
}

function lastValues(curves: readonly ChartCurve[], value: (y: number) => string, { charts }: Texts): string {
  const clauses = curves.map(({ name, training, measured }) => {
    const last = training.ys[training.ys.length - 1] ?? Number.NaN;
    const lastMeasured = measured.ys[measured.ys.length - 1];
    return charts.cursor.row(name, value(last), lastMeasured === undefined ? null : value(lastMeasured));
  });
  return clauses.join("; ");
}

/** What the dashed lines of all runs together show. */
function measuredKindOf(started: readonly StartedRun[]): "validation" | "test" | "mixed" | null {
  const kinds = new Set(started.map(({ run }) => measuredKind(run)).filter((kind) => kind !== null));
  const [only] = kinds;
  return kinds.size > 1 ? "mixed" : (only ?? null);
}

function makeLegend(
  steps: readonly ReturnType<typeof stepsInPoint>[],
  measured: ReturnType<typeof measuredKindOf>,
  { charts, number }: Texts,
): LegendView {
  const { legend } = charts;
  // Batch sizes differ, and with them the steps in an epoch.
  const span = (counts: readonly number[]) => {
    const fewest = number.count(Math.min(...counts));
    const most = number.count(Math.max(...counts));
    return fewest === most ? most : `${fewest}–${most}`;
  };
  return {
    averaging:
      steps.length === 0
        ? null
        : legend.averaging(span(steps.map(({ strong }) => strong)), span(steps.map(({ faint }) => faint))),
    measured: legend.afterEachEpoch(legend.measured[measured ?? "mixed"]),
  };
}
