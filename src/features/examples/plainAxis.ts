import { ticksBetween } from "../../ui/axisTicks";
import type { ChartAxis } from "../../ui/chartCurve";
import { plainNumber } from "./plainNumber";

/** An axis that holds all of `values` between round numbers. */
export function plainAxis(title: string, ...values: readonly number[]): ChartAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // Values that are all but equal have no round numbers between them.
  const isOne = high - low <= 1e-6 * Math.max(1, Math.abs(low), Math.abs(high));
  const [min, max] = isOne ? [low - 1, high + 1] : [low, high];
  const ticks = ticksBetween(min, max, 5);
  const step = (ticks[1] ?? max) - (ticks[0] ?? min);
  return exactAxis(title, Math.floor(min / step + 1e-9) * step, Math.ceil(max / step - 1e-9) * step);
}

/** An axis from `min` to `max`, with a handful of ticks. */
export function exactAxis(title: string, min: number, max: number): ChartAxis {
  return { title, min, max, ticks: withLabels(ticksBetween(min, max, 6)) };
}

/** A logarithmic axis from `min` to `max`, both above 0, with a tick at every power of ten. */
export function logAxis(title: string, min: number, max: number): ChartAxis {
  const [low, high] = [Math.floor(Math.log10(min) + 1e-9), Math.ceil(Math.log10(max) - 1e-9)];
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return { title, min, max, scale: "log", ticks: withLabels(ticks.filter((tick) => tick >= min && tick <= max)) };
}

function withLabels(ticks: readonly number[]) {
  return ticks.map((value) => ({ value, label: value >= 0.001 ? plainNumber(value, 3) : plainNumber(value) }));
}
