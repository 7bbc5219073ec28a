import type { ProgressUnit } from "../../store/chartView";
import type { MetricSeries } from "../../store/metricSeries";
import type { StepRange } from "../../store/reduceSeries";
import { type SmoothedSeries, smoothSeries } from "../../store/smoothSeries";
import type { ChartCurve } from "../../ui/chartCurve";
import type { ChartedGroup, ChartedRun } from "./chartedGroups";
import { type Metric, metricCurve } from "./metricCurves";
import type { Progress } from "./progressOf";

/** A run that has steps, with its series. */
export interface StartedRun {
  readonly run: ChartedRun;
  readonly series: MetricSeries;
}

/** What a curve is wanted for; `progress` follows from the other fields and the series. */
export interface CurveWish {
  readonly group: ChartedGroup;
  readonly started: readonly StartedRun[];
  readonly metric: Metric;
  readonly unit: ProgressUnit;
  readonly progress: Progress;
  readonly range: StepRange;
  readonly smoothing: number;
}

interface Smoothing {
  readonly weight: number;
  readonly values: SmoothedSeries;
  edition: number;
}

/**
 * Makes curves and remembers the last one of each group and metric, which is given again while nothing in it has changed;
 * a run's smoothing is carried on over its new steps alone.
 */
export function createCurveMaker(): (wish: CurveWish) => ChartCurve {
  const smoothings = new WeakMap<MetricSeries, Partial<Record<Metric, Smoothing>>>();
  const made = new Map<string, { readonly signature: readonly unknown[]; readonly curve: ChartCurve }>();

  const smooth = (series: MetricSeries, metric: Metric, weight: number): Float32Array => {
    const known = smoothings.get(series) ?? {};
    const last = known[metric];
    const smoothing = last?.weight === weight ? last : { weight, values: smoothSeries(weight), edition: series.edition };
    smoothings.set(series, { ...known, [metric]: smoothing });
    const isOther = smoothing.edition !== series.edition;
    smoothing.edition = series.edition;
    return smoothing.values.update(metric === "loss" ? series.losses : series.accuracies, isOther);
  };

  return ({ group, started, metric, unit, progress, range, smoothing }) => {
    const signature = [
      group,
      unit,
      range.from,
      range.to,
      smoothing,
      ...started.flatMap(({ series }) => [series, series.edition, series.length]),
    ];
    const key = `${metric} ${group.id}`;
    const last = made.get(key);
    if (last && last.signature.length === signature.length && last.signature.every((part, i) => part === signature[i])) {
      return last.curve;
    }
    const sources = started.map(({ run, series }) => ({
      series,
      smoothed: smooth(series, metric, smoothing),
      epochs: run.epochs,
    }));
    const curve = metricCurve(group, sources, metric, progress, range, smoothing > 0);
    made.set(key, { signature, curve });
    return curve;
  };
}
