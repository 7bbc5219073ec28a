import type { ChartBand, ChartPoints } from "./chartCurve";

/** A value on an axis to a place in pixels. */
export type Scale = (value: number) => number;

/**
 * SVG path through `points`, in tenths of a pixel. A y that is not finite breaks the path; a point alone between two
 * breaks becomes a dot (a round line cap on a line without length).
 */
export function linePath(points: ChartPoints, scaleX: Scale, scaleY: Scale): string {
  const { xs, ys } = points;
  let path = "";
  let drawn = 0;
  for (let i = 0; i < xs.length; i++) {
    const y = ys[i] ?? Number.NaN;
    if (Number.isFinite(y)) {
      path += `${drawn === 0 ? "M" : "L"}${tenths(scaleX(xs[i] ?? Number.NaN))} ${tenths(scaleY(y))}`;
      drawn++;
    } else {
      if (drawn === 1) path += "h0";
      drawn = 0;
    }
  }
  return drawn === 1 ? `${path}h0` : path;
}

/** SVG path of the area between the lows and highs of `band` at `xs`, in tenths of a pixel; what is not finite parts it. */
export function bandPath(xs: ChartPoints["xs"], { lows, highs }: ChartBand, scaleX: Scale, scaleY: Scale): string {
  let path = "";
  let upper = "";
  let lower = "";
  const close = () => {
    if (upper !== "") path += `M${upper.slice(1)}${lower}Z`;
    upper = "";
    lower = "";
  };
  for (let i = 0; i < xs.length; i++) {
    const high = scaleY(highs[i] ?? Number.NaN);
    const low = scaleY(lows[i] ?? Number.NaN);
    if (Number.isFinite(high) && Number.isFinite(low)) {
      const x = tenths(scaleX(xs[i] ?? Number.NaN));
      upper += `L${x} ${tenths(high)}`;
      lower = `L${x} ${tenths(low)}${lower}`;
    } else {
      close();
    }
  }
  close();
  return path;
}

/** Height of the line through `points` at `x`; NaN beyond its ends and where it is broken. */
export function valueAt({ xs, ys }: ChartPoints, x: number): number {
  const last = xs.length - 1;
  if (last < 0 || x < (xs[0] ?? Number.NaN) || x > (xs[last] ?? Number.NaN)) return Number.NaN;
  const near = nearestIndex(xs, x);
  const from = (xs[near] ?? 0) > x ? near - 1 : near;
  const [x0, y0] = [xs[from] ?? Number.NaN, ys[from] ?? Number.NaN];
  if (x === x0 || from === last) return y0;
  return y0 + ((x - x0) / ((xs[from + 1] ?? Number.NaN) - x0)) * ((ys[from + 1] ?? Number.NaN) - y0);
}

/** Places on the x axis, in pixels, where a line breaks because its next value is not finite. */
export function breakPlaces(points: ChartPoints, scaleX: Scale): number[] {
  const places: number[] = [];
  let isBroken = false;
  for (let i = 0; i < points.xs.length; i++) {
    const isDrawn = Number.isFinite(points.ys[i]);
    if (!isDrawn && !isBroken) places.push(tenths(scaleX(points.xs[i] ?? Number.NaN)));
    isBroken = !isDrawn;
  }
  return places;
}

/** Edges of a rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether the line through `points` goes through `box`. */
export function isThrough(points: ChartPoints, box: Box, scaleX: Scale, scaleY: Scale): boolean {
  const { xs, ys } = points;
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let i = 0; i < xs.length; i++) {
    const x = scaleX(xs[i] ?? Number.NaN);
    const y = scaleY(ys[i] ?? Number.NaN);
    // The heights of this piece of the line at the edges of the part that it shares with the box.
    const from = Math.max(box.left, lastX);
    const to = Math.min(box.right, x);
    if (from <= to) {
      const heightAt = (at: number) => (x === lastX ? y : lastY + ((y - lastY) * (at - lastX)) / (x - lastX));
      const [a, b] = [heightAt(from), heightAt(to)];
      if (Math.min(a, b) < box.bottom && Math.max(a, b) > box.top) return true;
    }
    lastX = x;
    lastY = y;
  }
  return false;
}

/** Index of the point of ascending `xs` that is nearest to `x`; −1 where there is none. */
export function nearestIndex(xs: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const before = xs[low - 1];
  const at = xs[low];
  if (at === undefined) return -1;
  return before !== undefined && x - before < at - x ? low - 1 : low;
}

function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
