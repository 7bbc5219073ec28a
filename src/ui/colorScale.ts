/** Red, green and blue, each in 0..255. */
export type Rgb = readonly [number, number, number];

/** Colours of a scale around 0: full colour is that of ±limit and of all beyond. */
export interface ScaleColors {
  readonly negative: Rgb;
  readonly zero: Rgb;
  readonly positive: Rgb;
  /** Of what is NaN or infinite. */
  readonly notFinite: Rgb;
}

/** Steps from 0 to full colour on either side. */
const steps = 255;
const notFiniteLevel = 2 * steps + 1;

/** Pixels as ImageData has them, one 32-bit number a level of `colorLevel`; in between, colours are mixed evenly. */
export function makePalette({ negative, zero, positive, notFinite }: ScaleColors): Uint32Array {
  const palette = new Uint32Array(notFiniteLevel + 1);
  // Bytes seen through the same memory: right whichever end of a number this machine stores first.
  const bytes = new Uint8ClampedArray(palette.buffer);
  for (let level = 0; level < notFiniteLevel; level += 1) {
    const share = Math.abs(level - steps) / steps;
    const full = level < steps ? negative : positive;
    const mixed = zero.map((from, channel) => from + ((full[channel] ?? 0) - from) * share);
    bytes.set([...mixed, 255], level * 4);
  }
  bytes.set([...notFinite, 255], notFiniteLevel * 4);
  return palette;
}

/** Place of `value` in a palette whose full colours are those of −`limit` and `limit`; a limit of 0 makes all of it zero's. */
export function colorLevel(value: number, limit: number): number {
  if (!Number.isFinite(value)) return notFiniteLevel;
  if (limit <= 0) return steps;
  return steps + Math.round(Math.max(-1, Math.min(1, value / limit)) * steps);
}

/** A computed colour of the style sheet, such as "rgb(0, 114, 178)". */
export function parseRgb(color: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
