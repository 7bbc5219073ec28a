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

/**
 * The ends of all training lines that have a point, at their last finite value and never beyond `top` and `bottom`;
 * markers that would cover each other are moved apart, up and down only.
 */
export function lineEnds(
  curves: readonly ChartCurve[],
  scaleX: Scale,
  scaleY: Scale,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): LineEnd[] {
  const ends = curves.flatMap(({ id, name, colorIndex, training: { xs, ys } }): LineEnd[] => {
    const last = lastFinite(ys);
    const x = xs[last];
    if (x === undefined) return [];
    return [{ id, name, colorIndex, x: scaleX(x), y: Math.max(top, Math.min(bottom, scaleY(ys[last] ?? 0))) }];
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
