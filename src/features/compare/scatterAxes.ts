import type { ChartAxis } from "../../ui/chartCurve";

/** Factors on the powers of ten, coarse to fine: the first that gives three ticks is taken. */
const logSteps = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 4, 6, 8]] as const;

/** A logarithmic axis around `values`, all above 0, with three or more round ticks. */
export function makeLogAxis(title: string, values: readonly number[], label: (value: number) => string): ChartAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // Room for the names to the right, and at least a factor of four where all stand at one place.
  const [min, max] = [low / 1.6, Math.max(high * 1.6, low * 2.5)];
  const exponents = range(Math.floor(Math.log10(min)), Math.ceil(Math.log10(max)));
  const within = (value: number) => value >= min && value <= max;
  const ticksAt = (steps: readonly number[]) =>
    exponents.flatMap((exponent) => steps.map((step) => Number(`${step}e${exponent}`))).filter(within);
  const choices = logSteps.map(ticksAt);
  const ticks = choices.find(({ length }) => length >= 3) ?? choices.at(-1) ?? [];
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
