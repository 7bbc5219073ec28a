import { axisPlace } from "./axisPlace";
import type { ChartAxis, ChartCurve } from "./chartCurve";
import { valueAt } from "./linePath";

/**
 * The curve whose training or measured line at `x` is nearest to `height`, 0 at the bottom of the plot to 1; null where none is
 * within `reach`, in the same measure.
 */
export function nearestCurve(
  curves: readonly ChartCurve[],
  x: number,
  height: number,
  yAxis: ChartAxis,
  reach: number,
): string | null {
  const bottom = axisPlace(yAxis, yAxis.min);
  const top = axisPlace(yAxis, yAxis.max);
  let nearest: string | null = null;
  let least = reach;
  for (const { id, training, measured } of curves) {
    for (const line of [training, measured]) {
      const distance = Math.abs((axisPlace(yAxis, valueAt(line, x)) - bottom) / (top - bottom) - height);
      // NaN, where a line is not, is no distance.
      if (distance <= least) {
        least = distance;
        nearest = id;
      }
    }
  }
  return nearest;
}
