/** Mean, lowest and highest of several rows at each place. */
export interface SeedSpread {
  readonly means: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** The spread of equally long `rows`, one for each seed; a place where one is not finite has no finite mean, low or high. */
export function seedSpread(rows: readonly ArrayLike<number>[]): SeedSpread {
  const length = rows[0]?.length ?? 0;
  const spread = { means: new Float64Array(length), lows: new Float64Array(length), highs: new Float64Array(length) };
  for (let i = 0; i < length; i++) {
    let sum = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const row of rows) {
      const value = row[i] ?? Number.NaN;
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    spread.means[i] = sum / rows.length;
    spread.lows[i] = low;
    spread.highs[i] = high;
  }
  return spread;
}
