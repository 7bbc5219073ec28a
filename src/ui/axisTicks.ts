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
  return ticksBetween(0, max, most);
}

/** Ticks from `min` to `max`, at multiples of 1, 2 or 5 × a power of ten and at most `most` + 1 of them. */
export function ticksBetween(min: number, max: number, most: number): number[] {
  const least = (max - min) / most;
  const exponent = Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * 10 ** exponent >= least * (1 - 1e-9)) ?? 10;
  const step = factor * 10 ** exponent;
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => decimalProduct((first + i) * factor, exponent));
}

/** Ticks of a logarithmic axis from `min` to `max`, both above 0: powers of ten, and 2 and 5 times these where they are few. */
export function logTicks(min: number, max: number): number[] {
  const within = (factors: readonly number[]) => {
    const ticks: number[] = [];
    for (let exponent = Math.floor(Math.log10(min)); exponent <= Math.ceil(Math.log10(max)); exponent++) {
      ticks.push(...factors.map((factor) => decimalProduct(factor, exponent)));
    }
    return ticks.filter((tick) => tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9));
  };
  const fine = within([1, 2, 5]);
  return fine.length <= 8 ? fine : within([1]);
}

/** The greatest 1, 2 or 5 × a power of ten that is not above `value`, which is above 0. */
export function logFloor(value: number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const factor = [5, 2, 1].find((candidate) => candidate * 10 ** exponent <= value * (1 + 1e-9)) ?? 1;
  return decimalProduct(factor, exponent);
}

/** The least 1, 2 or 5 × a power of ten that is not below `value`, which is above 0. */
export function logCeiling(value: number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const factor = [1, 2, 5, 10].find((candidate) => candidate * 10 ** exponent >= value * (1 - 1e-9)) ?? 10;
  return decimalProduct(factor, exponent);
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
