import { logCeiling, logFloor, logTicks } from "../../ui/axisTicks";
import { type AxisLine, greatestOf, quantile, type ValueAxis } from "./valueAxes";

/** The farthest apart that the ends of a logarithmic axis are: what lies below would press all else flat. */
const mostSpan = 1e6;
/** The share of the single steps that may fall below a logarithmic axis. */
const shareBelow = 0.02;

/** Loss on a logarithmic axis that holds every smoothed and measured value above 0; the ends are 1, 2 or 5 × a power of ten. */
export function logLossAxis(lines: readonly AxisLine[]): ValueAxis {
  const ends = logEnds(lines) ?? { min: 0.1, max: 2.5 };
  const highest = greatestOf(lines.flatMap(({ training, detail, measured }) => [training, detail, measured]));
  return { ...ends, ticks: logTicks(ends.min, ends.max), offAxis: highest > ends.max ? highest : null };
}

/** Accuracy by the logarithm of its distance to 1, which is never on the axis; ticks are accuracies, the lowest first. */
export function logAccuracyAxis(lines: readonly AxisLine[]): ValueAxis {
  const errors = (values: ArrayLike<number>) => Array.from(values, (accuracy) => 1 - accuracy);
  const ends = logEnds(
    lines.map(({ training, detail, measured }) => ({
      training: errors(training),
      detail: errors(detail),
      measured: errors(measured),
    })),
  ) ?? { min: 0.01, max: 1 };
  const max = Math.min(1, ends.max);
  const min = Math.min(ends.min, max / 2);
  // Subtracting from 1 leaves digits of rounding error behind.
  const accuracy = (error: number) => Math.round((1 - error) * 1e9) / 1e9;
  return { min: accuracy(max), max: accuracy(min), ticks: logTicks(min, max).map(accuracy).reverse(), offAxis: null };
}

function logEnds(lines: readonly AxisLine[]): { readonly min: number; readonly max: number } | null {
  const isOnAxis = (value: number) => value > 0 && Number.isFinite(value);
  const drawn = lines.flatMap(({ training, measured }) => [...Array.from(training), ...Array.from(measured)]).filter(isOnAxis);
  if (drawn.length === 0) return null;
  const detail = lines.map((line) => quantile(Array.from(line.detail).filter(isOnAxis), shareBelow)).filter(isOnAxis);
  const highest = drawn.reduce((most, value) => Math.max(most, value), 0);
  const lowest = [...drawn, ...detail].reduce((least, value) => Math.min(least, value), highest);
  const max = logCeiling(highest);
  const min = Math.max(logFloor(lowest), max / mostSpan);
  return { min: min < max ? min : max / 10, max };
}
