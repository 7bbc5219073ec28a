import { makePalette, parseRgb } from "./colorScale";

/**
 * Palette of the style sheet's colours for a canvas, whose border, which has no width, carries them: at the right that of 0,
 * above the positive, below the negative one, at the left that of what is no number.
 */
export function computedPalette(canvas: HTMLCanvasElement): Uint32Array {
  const style = getComputedStyle(canvas);
  const colors = [style.borderBottomColor, style.borderRightColor, style.borderTopColor, style.borderLeftColor] as const;
  const key = colors.join();
  const known = palettes.get(key);
  if (known) return known;
  const [negative, zero, positive, notFinite] = colors;
  const palette = makePalette({
    negative: parseRgb(negative),
    zero: parseRgb(zero),
    positive: parseRgb(positive),
    notFinite: parseRgb(notFinite),
  });
  palettes.set(key, palette);
  return palette;
}

/** By their colours: two tones, each light and dark. */
const palettes = new Map<string, Uint32Array>();
