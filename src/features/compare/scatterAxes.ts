import type { ChartAxis } from "../../ui/chartCurve";

const logSteps = [1, 2, 5] as const;

/** A logarithmic axis around `values`, all above 0, with ticks at 1, 2 and 5 × powers of ten, or at the powers alone. */
export function makeLogAxis(title: string, values: readonly number[], label: (value: number) => string): ChartAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // Room for the names to the right, and at least a factor of four where all stand at one place.
  const [min, max] = [low / 1.6, Math.max(high * 1.6, low * 2.5)];
  const exponents = range(Math.floor(Math.log10(min)), Math.ceil(Math.log10(max)));
  const within = (value: number) => value >= min && value <= max;
  const all = exponents.flatMap((exponent) => logSteps.map((step) => Number(`${step}e${exponent}`))).filter(within);
  const powers = all.filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e9) / 1e9));
  const ticks = all.length > 7 && powers.length > 1 ? powers : all;
  return { title, min, max, ticks: ticks.map((value) => ({ value, label: label(value) })) };
}

/** A linear axis around shares in 0..1, with three to six round ticks; `label` gets the decimals that tell them apart, in percent. */
export function makeShareAxis(
  title: string,
  values: readonly number[],
  label: (share: number, digits: number) => string,
): ChartAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(high - low, 0.002);
  const [min, max] = [Math.max(0, low - 0.08 * span), Math.min(1, high + 0.08 * span)];
  const rough = (max - min) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const digits = Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9));
  const ticks = range(Math.ceil(min / step - 1e-9), Math.floor(max / step + 1e-9)).map((i) => i * step);
  return { title, min, max, ticks: ticks.map((value) => ({ value, label: label(value, digits) })) };
}

/** The whole numbers from `first` to `last`. */
function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
