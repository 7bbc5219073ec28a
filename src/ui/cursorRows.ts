import type { ChartBand, ChartCurve } from "./chartCurve";
import { nearestIndex } from "./linePath";

/** A value, with the lowest and highest of the runs that it is the mean of; null for one run. */
export interface CursorValue {
  readonly value: number;
  readonly spread: readonly [low: number, high: number] | null;
}

/** What one curve shows where the cursor stands; null where it has not come that far or has no measurement. */
export interface CursorRow {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  readonly runCount: number;
  readonly training: CursorValue | null;
  /** At the nearest epoch. */
  readonly measured: CursorValue | null;
  /** What was set here while it trained; null where nothing was. */
  readonly mark: number | null;
}

/**
 * A row for each curve at `x`, the greatest training value first and curves without one last. A curve counts as having come
 * as far as `x` while its last point is no more than `tolerance` before it.
 */
export function cursorRows(curves: readonly ChartCurve[], x: number, tolerance: number): CursorRow[] {
  const rows = curves.map(({ id, name, colorIndex, runCount, training, band, measured, measuredBand, marks }) => {
    const last = training.xs[training.xs.length - 1] ?? Number.NEGATIVE_INFINITY;
    const isPast = x > last + tolerance;
    return {
      id,
      name,
      colorIndex,
      runCount,
      training: isPast ? null : valueWithSpread(training.ys, band, nearestIndex(training.xs, x)),
      measured: isPast ? null : valueWithSpread(measured.ys, measuredBand, nearestIndex(measured.xs, x)),
      mark: marks.findLast((mark) => Math.abs(mark.x - x) <= tolerance)?.value ?? null,
    };
  });
  // NaN, the mark of a diverged run, goes last as well.
  const rank = ({ training }: CursorRow) =>
    training === null || Number.isNaN(training.value) ? Number.NEGATIVE_INFINITY : training.value;
  return rows.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}

function valueWithSpread(ys: ArrayLike<number>, band: ChartBand | null, i: number): CursorValue | null {
  const value = ys[i];
  if (value === undefined) return null;
  const [low, high] = [band?.lows[i], band?.highs[i]];
  return { value, spread: low === undefined || high === undefined ? null : [low, high] };
}
