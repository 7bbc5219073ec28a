import type { ChartCurve } from "./chartCurve";
import { nearestIndex } from "./linePath";

/** What one run shows where the cursor stands; null where it has not come that far or has no measurement. */
export interface CursorRow {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  readonly training: number | null;
  /** At the nearest epoch. */
  readonly measured: number | null;
}

/**
 * A row for each curve at `x`, the greatest training value first and runs without one last. A run counts as having come
 * as far as `x` while its last point is no more than `tolerance` before it.
 */
export function cursorRows(curves: readonly ChartCurve[], x: number, tolerance: number): CursorRow[] {
  const rows = curves.map(({ id, name, colorIndex, training, measured }) => {
    const last = training.xs[training.xs.length - 1] ?? Number.NEGATIVE_INFINITY;
    const isPast = x > last + tolerance;
    return {
      id,
      name,
      colorIndex,
      training: isPast ? null : (training.ys[nearestIndex(training.xs, x)] ?? null),
      measured: isPast ? null : (measured.ys[nearestIndex(measured.xs, x)] ?? null),
    };
  });
  // NaN, the mark of a diverged run, goes last as well.
  const rank = ({ training }: CursorRow) => (training === null || Number.isNaN(training) ? Number.NEGATIVE_INFINITY : training);
  return rows.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}
