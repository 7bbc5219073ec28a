import { roundTicks, roundTop } from "../../ui/axisTicks";

/** What an axis must hold of one run. */
export interface AxisLine {
  /** The strong training line. */
  readonly training: ArrayLike<number>;
  /** Single steps, or means of few. */
  readonly detail: ArrayLike<number>;
  /** Validation or test, one value an epoch. */
  readonly measured: ArrayLike<number>;
}

export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** The farthest value beyond the axis's moving end, which the chart must name; null where all are on it. */
  readonly offAxis: number | null;
}

/**
 * The share of a run's training line that may run off the axis: the steep start, which would press all that follows
 * into a hairline. Validation and test values are always on the axis.
 */
export const shareOffAxis = 0.05;

/** Where the loss axis ends before there is a loss: above that of guessing blindly, ln 10 ≈ 2.3. */
const emptyTop = 2.5;

/** Loss above which a run counts as diverging and no longer decides the axis alone. */
const divergingLoss = 10;

/** Loss from 0 to a round top that holds all but the highest `shareOffAxis` of every run. */
export function lossAxis(lines: readonly AxisLine[]): ValueAxis {
  const needed = lines
    .map(({ training, measured }) => Math.max(quantile(training, 1 - shareOffAxis), ...finite(measured)))
    .filter(Number.isFinite);
  const top = Math.min(Math.max(...needed), Math.max(divergingLoss, Math.min(...needed)));
  const max = needed.length === 0 ? emptyTop : roundTop(top);
  const highest = greatestOf(lines.flatMap(({ training, detail, measured }) => [training, detail, measured]));
  return { min: 0, max, ticks: roundTicks(max, 5), offAxis: highest > max ? highest : null };
}

/** Where the accuracy axis may start, with the ticks of each. */
const accuracyTicks: readonly (readonly number[])[] = [
  [0.95, 0.96, 0.97, 0.98, 0.99, 1],
  [0.9, 0.92, 0.94, 0.96, 0.98, 1],
  [0.8, 0.85, 0.9, 0.95, 1],
  [0.5, 0.6, 0.7, 0.8, 0.9, 1],
  [0, 0.25, 0.5, 0.75, 1],
];

/** Accuracy as a share, up to 1, from the highest floor that cuts at most `shareOffAxis` of any run. */
export function accuracyAxis(lines: readonly AxisLine[]): ValueAxis {
  const needed = Math.min(
    ...lines
      .map(({ training, measured }) => Math.min(quantile(training, shareOffAxis), ...finite(measured)))
      .filter(Number.isFinite),
  );
  const ticks = accuracyTicks.find(([floor = 0]) => Number.isFinite(needed) && floor <= needed) ?? [0, 0.25, 0.5, 0.75, 1];
  const min = ticks[0] ?? 0;
  const lowest = lines.reduce(
    (least, line) => [line.training, line.detail].reduce((value, values) => -greatest(negated(values), -value), least),
    Number.POSITIVE_INFINITY,
  );
  return { min, max: 1, ticks, offAxis: lowest < min ? lowest : null };
}

/** The value below which the share `q` of the finite `values` lies (nearest rank); NaN where there are none. */
export function quantile(values: ArrayLike<number>, q: number): number {
  const sorted = finite(values).sort((a, b) => a - b);
  return sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN;
}

function finite(values: ArrayLike<number>): number[] {
  return Array.from(values).filter(Number.isFinite);
}

function negated(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => -value);
}

/** The greatest of all `rows`, −∞ where there is none; NaN counts for nothing, infinity for much. */
export function greatestOf(rows: readonly ArrayLike<number>[]): number {
  return rows.reduce((most, values) => greatest(values, most), Number.NEGATIVE_INFINITY);
}

/** The greatest of `values` and `least`; NaN counts for nothing, infinity for much. */
function greatest(values: ArrayLike<number>, least: number): number {
  let most = least;
  for (let i = 0; i < values.length; i++) if ((values[i] ?? Number.NaN) > most) most = values[i] ?? most;
  return most;
}
