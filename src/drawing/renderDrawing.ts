import { centerByMass } from "./centerMass";
import { drawStrokes } from "./drawStrokes";
import { fitStrokes } from "./fitStrokes";
import { inkBounds, keepOnPad, longestSide } from "./inkBounds";
import type { Stroke } from "./strokes";

/**
 * What makes a drawing look like MNIST, whose digits were scaled into 20 × 20 pixels and centred by mass in 28 × 28
 * (LeCun et al. 1998). Lengths in pixels unless said otherwise; positions, pen width and longest side as measured on MNIST.
 */
export const recipe = {
  /** Width and height of the image. */
  side: 28,
  /** Longer side of the ink, the pen included. */
  longestSide: 20,
  /** Mean stroke width of MNIST. */
  penWidth: 2.8,
  /** Samples along one side of a pixel. */
  samplesPerPixel: 16,
  /** Pixel index, counted from 0, on which the centre of mass comes to lie. */
  massCenter: 14,
  /** In pad units: ink smaller than this is a dot, which is no digit. */
  smallestInk: 8,
} as const;

/**
 * The 28 × 28 image that a network trained on MNIST expects of a drawing: 784 values row by row, 0 for paper and 1 for the
 * strongest ink. Place and size on the pad make no difference. Null where there is no ink or only a dot.
 */
export function renderDrawing(strokes: readonly Stroke[]): Float32Array | null {
  const kept = keepOnPad(strokes);
  const bounds = inkBounds(kept);
  if (bounds === null || longestSide(bounds) < recipe.smallestInk) return null;
  const { side, penWidth } = recipe;
  const fitted = fitStrokes(kept, bounds, { longestSide: recipe.longestSide, penWidth, center: side / 2 });
  const drawn = drawStrokes(fitted, penWidth, side, recipe.samplesPerPixel);
  return scalePeak(centerByMass(drawn, recipe.massCenter));
}

/** The image with its strongest value scaled to 1; an empty image stays empty. */
export function scalePeak(image: Float32Array): Float32Array {
  const peak = image.reduce((most, value) => Math.max(most, value), 0);
  return peak > 0 ? image.map((value) => value / peak) : image;
}
