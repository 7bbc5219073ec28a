import type { Texts } from "../../text/en";
import { tickDecimals } from "../../ui/axisTicks";
import type { ChartAxis, ChartCurve } from "../../ui/chartCurve";
import { logAccuracyAxis, logLossAxis } from "./logAxes";
import type { Metric } from "./metricCurves";
import { type AxisLine, accuracyAxis, lossAxis } from "./valueAxes";

/** A value axis of a chart and how its numbers are written. */
export interface ValueWords {
  readonly axis: ChartAxis;
  readonly value: (value: number) => string;
  /** What the axis leaves out; null where nothing runs off it. */
  readonly note: string | null;
}

/** The value axis of `metric` for what is shown of `curves` from `min` to `max` on the x axis. */
export function valueWords(
  metric: Metric,
  curves: readonly ChartCurve[],
  shown: { readonly min: number; readonly max: number },
  isLogarithmic: boolean,
  texts: Texts,
): ValueWords {
  const lines = curves.map((curve) => lineShown(curve, shown));
  if (metric === "loss") return lossWords(lines, isLogarithmic, texts);
  return accuracyWords(lines, isLogarithmic, texts);
}

/** The parts of a curve's lines that stand on the x axis. */
function lineShown(
  { training, detail, band, measured, measuredBand }: ChartCurve,
  shown: { min: number; max: number },
): AxisLine {
  const isShown = (x: number) => x >= shown.min && x <= shown.max;
  const within = (xs: ArrayLike<number>, ys: ArrayLike<number>) => Array.from(ys).filter((_, i) => isShown(xs[i] ?? Number.NaN));
  return {
    training: within(training.xs, training.ys),
    detail: [
      ...(detail ? within(detail.xs, detail.ys) : []),
      ...(band ? [...within(training.xs, band.lows), ...within(training.xs, band.highs)] : []),
    ],
    measured: [
      ...within(measured.xs, measured.ys),
      ...(measuredBand ? [...within(measured.xs, measuredBand.lows), ...within(measured.xs, measuredBand.highs)] : []),
    ],
  };
}

function lossWords(lines: readonly AxisLine[], isLogarithmic: boolean, { charts, number }: Texts): ValueWords {
  const { min, max, ticks, offAxis } = isLogarithmic ? logLossAxis(lines) : lossAxis(lines);
  const together = tickDecimals(ticks);
  const label = (loss: number) => {
    if (loss === 0) return number.count(0);
    return number.decimal(loss, isLogarithmic ? tickDecimals([loss]) : together);
  };
  const notes: string[] = [];
  if (offAxis !== null) notes.push(charts.loss.offAxis(number.decimal(offAxis, offAxis < 1 ? 2 : 1)));
  if (lines.some(({ training }) => Array.from(training).some((y) => !Number.isFinite(y)))) notes.push(charts.loss.broken);
  return {
    axis: {
      title: charts.loss.title,
      min,
      max,
      ticks: ticks.map((value) => ({ value, label: label(value) })),
      scale: isLogarithmic ? "log" : "linear",
    },
    value: (loss) => number.decimal(loss, max <= 0.2 || (isLogarithmic && loss < 0.1) ? 4 : 3),
    note: notes.length === 0 ? null : notes.join(" "),
  };
}

function accuracyWords(lines: readonly AxisLine[], isLogarithmic: boolean, { charts, number }: Texts): ValueWords {
  const { min, max, ticks } = isLogarithmic ? logAccuracyAxis(lines) : accuracyAxis(lines);
  const isHigh = min >= 0.9 || isLogarithmic;
  const note = () => {
    if (isLogarithmic) return charts.accuracy.logarithmic;
    return min === 0 ? null : charts.accuracy.offAxis(number.percent(min, 0));
  };
  return {
    axis: {
      title: charts.accuracy.title,
      min,
      max,
      ticks: ticks.map((value) => ({ value, label: number.decimal(value * 100, tickDecimals([value * 100])) })),
      scale: isLogarithmic ? "logToOne" : "linear",
    },
    value: (share) => number.percent(share, isHigh ? 2 : 1),
    note: note(),
  };
}
