import type { ChartCurve } from "./chartCurve";
import type { Scale } from "./linePath";
import { columnsOf, spread } from "./spreadColumn";

/** Where the marker at the end of a run's training line stands, in pixels. */
export interface LineEnd {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  readonly x: number;
  readonly y: number;
}

/** Width and height of a marker at a line's end, in pixels. */
export const endMarkerSize = 10;

/** The plot's edges, in pixels. */
export interface PlotEdges {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The ends of all training lines that have a point on the plot, at their last finite value or where they leave the plot on the
 * right, and never beyond its top and bottom; markers that would cover each other are moved apart, up and down only.
 */
export function lineEnds(curves: readonly ChartCurve[], scaleX: Scale, scaleY: Scale, plot: PlotEdges): LineEnd[] {
  const [top, bottom, right] = [plot.y, plot.y + plot.height, plot.x + plot.width];
  const ends = curves.flatMap(({ id, name, colorIndex, training: { xs, ys } }): LineEnd[] => {
    let last = lastFinite(ys);
    while (last > 0 && scaleX(xs[last - 1] ?? 0) >= right) last -= 1;
    const end = { x: scaleX(xs[last] ?? Number.NaN), y: scaleY(ys[last] ?? Number.NaN) };
    if (!(end.x >= plot.x - 1) || !Number.isFinite(end.y)) return [];
    const before = { x: scaleX(xs[last - 1] ?? Number.NaN), y: scaleY(ys[last - 1] ?? Number.NaN) };
    const share = end.x > right ? (right - before.x) / (end.x - before.x) : 1;
    const y = Number.isFinite(before.y) && share < 1 ? before.y + share * (end.y - before.y) : end.y;
    return [{ id, name, colorIndex, x: Math.min(right, end.x), y: Math.max(top, Math.min(bottom, y)) }];
  });
  const room = { top: top - endMarkerSize / 2, bottom: bottom + endMarkerSize / 2, lineHeight: endMarkerSize };
  const moved = [...ends];
  for (const column of columnsOf(ends, endMarkerSize)) {
    const members = column.sort((a, b) => a.wish.y - b.wish.y || a.index - b.index);
    const middles = spread(
      members.map(({ wish }) => wish.y),
      room,
    );
    for (const [i, { index, wish }] of members.entries()) moved[index] = { ...wish, y: middles[i] ?? wish.y };
  }
  return moved;
}

function lastFinite(values: ArrayLike<number>): number {
  for (let i = values.length - 1; i >= 0; i--) if (Number.isFinite(values[i])) return i;
  return -1;
}
