/** Up to where weights differ in colour. */
export interface WeightScale {
  /** Size of a value from which on the colour is full; 0 where all are 0. */
  readonly limit: number;
  /** Size of the largest finite value. */
  readonly largest: number;
}

/** Share of values that may lie beyond the limit, so that one large weight does not make all others pale. */
const shareBeyond = 0.01;
const parts = 1024;

/** The scale of `values` around 0, to a thousandth of the largest; values that are NaN or infinite do not count. */
export function weightScale(values: Float32Array): WeightScale {
  let largest = 0;
  let count = 0;
  for (let place = 0; place < values.length; place += 1) {
    const size = Math.abs(values[place] ?? 0);
    if (!Number.isFinite(size)) continue;
    count += 1;
    if (size > largest) largest = size;
  }
  if (largest === 0) return { limit: 0, largest: 0 };
  const counts = new Uint32Array(parts + 1);
  for (let place = 0; place < values.length; place += 1) {
    const part = Math.floor((Math.abs(values[place] ?? 0) / largest) * parts);
    if (part <= parts) counts[part] = (counts[part] ?? 0) + 1;
  }
  let part = parts + 1;
  let beyond = 0;
  while (part > 1) {
    beyond += counts[part - 1] ?? 0;
    if (beyond > count * shareBeyond) break;
    part -= 1;
  }
  return { limit: (Math.min(part, parts) / parts) * largest, largest };
}
