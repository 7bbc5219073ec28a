const tops = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The least round number (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × a power of ten) that is not below `value`; 1 where that is not above 0. */
export function roundTop(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const exponent = Math.floor(Math.log10(value));
  // A tiny slack, since 0.3 / 0.1 is above 3.
  const top = tops.find((candidate) => candidate * 10 ** exponent >= value * (1 - 1e-9)) ?? 10;
  return decimalProduct(top, exponent);
}

/** Ticks from 0 to `max`, 1, 2 or 5 × a power of ten apart and at most `most` of them without the one at 0. */
export function roundTicks(max: number, most: number): number[] {
  const exponent = Math.floor(Math.log10(max / most));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * 10 ** exponent >= (max / most) * (1 - 1e-9)) ?? 10;
  const count = Math.floor(max / (factor * 10 ** exponent) + 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => decimalProduct(i * factor, exponent));
}

/** Decimals that tell `ticks` apart, 0 to 6. */
export function tickDecimals(ticks: readonly number[]): number {
  for (let digits = 0; digits < 6; digits++) {
    if (ticks.every((tick) => Math.abs(tick * 10 ** digits - Math.round(tick * 10 ** digits)) < 1e-6)) return digits;
  }
  return 6;
}

/** `factor` × 10^`exponent` without the error of a negative power. */
function decimalProduct(factor: number, exponent: number): number {
  return exponent < 0 ? factor / 10 ** -exponent : factor * 10 ** exponent;
}
