import type { ChartAxis } from "./chartCurve";

/**
 * Where `value` stands on an axis, in a measure that grows evenly along it. On a logarithmic axis a value that has no
 * logarithm, and one beyond the end that a logarithm stretches, stands at that end.
 */
export function axisPlace({ scale, min, max }: ChartAxis, value: number): number {
  switch (scale) {
    case "log":
      return Math.log10(Math.max(value, min));
    case "logToOne":
      return -Math.log10(Math.max(1 - value, 1 - max));
    default:
      return value;
  }
}
