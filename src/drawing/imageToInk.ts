import { connectedInk } from "./connectedInk";
import type { InkMask } from "./inkMask";
import { otsuThreshold } from "./otsuThreshold";

/** A picture row by row: its size in pixels, and red, green, blue and opacity of each, in 0..255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** Brightness must differ by so much, of 255, between ink and paper. */
const leastContrast = 24;
/** Share of see-through pixels from which on opacity says what is ink. */
const clearShare = 0.05;

/**
 * The ink of a photo, scan or drawing of a digit: light that falls unevenly is evened out, Otsu's threshold parts ink from paper,
 * whichever is the darker, and specks and shadows at the border are dropped. Null where there is nothing like ink.
 */
export function imageToInk(picture: Picture): InkMask | null {
  const { width, height } = picture;
  if (width * height === 0 || picture.rgba.length < width * height * 4) return null;
  const grey = evenLight(greyOf(picture), width, height);
  const found = otsuThreshold(grey);
  if (found === null || found.contrast < leastContrast) return null;
  const isDark = Uint8Array.from(grey, (value) => (value <= found.threshold ? 1 : 0));
  // Paper reaches the border nearly everywhere, ink hardly.
  const ink = borderShare(isDark, width, height) > 0.5 ? isDark.map((value) => 1 - value) : isDark;
  const kept = connectedInk({ width, height, ink });
  return kept.ink.includes(1) ? kept : null;
}

/** Brightness in 0..255; of a picture that is see-through in places, how little opaque it is. */
function greyOf({ width, height, rgba }: Picture): Float32Array {
  const grey = new Float32Array(width * height);
  const opacity = (pixel: number) => rgba[pixel * 4 + 3] ?? 255;
  let clear = 0;
  for (let pixel = 0; pixel < grey.length; pixel += 1) if (opacity(pixel) < 128) clear += 1;
  const isByOpacity = clear > clearShare * grey.length && clear < grey.length;
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(pixel * 4, pixel * 4 + 3);
    // Luma as ITU-R BT.601 has it.
    grey[pixel] = isByOpacity ? 255 - opacity(pixel) : 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return grey;
}

/** Takes away what a plane explains: light that falls from one side. Its slopes are those of least squares. */
function evenLight(grey: Float32Array, width: number, height: number): Float32Array {
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  let alongX = 0;
  let alongY = 0;
  for (const [pixel, value] of grey.entries()) {
    alongX += value * ((pixel % width) - middleX);
    alongY += value * (Math.floor(pixel / width) - middleY);
  }
  // Sums of squared distances from the middle over all pixels.
  const squaresX = (height * width * (width * width - 1)) / 12 || 1;
  const squaresY = (width * height * (height * height - 1)) / 12 || 1;
  const slopeX = alongX / squaresX;
  const slopeY = alongY / squaresY;
  return grey.map(
    (value, pixel) => value - slopeX * ((pixel % width) - middleX) - slopeY * (Math.floor(pixel / width) - middleY),
  );
}

function borderShare(isSet: Uint8Array, width: number, height: number): number {
  let count = 0;
  let set = 0;
  for (const [pixel, value] of isSet.entries()) {
    const column = pixel % width;
    if (column > 0 && column < width - 1 && pixel >= width && pixel < width * (height - 1)) continue;
    count += 1;
    set += value;
  }
  return set / count;
}
