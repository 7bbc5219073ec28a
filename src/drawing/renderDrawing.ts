import { centerByMass } from "./centerMass";
import { drawStrokes } from "./drawStrokes";
import { fitStrokes, middleOf } from "./fitStrokes";
import { inkBounds, keepOnPad, longestSide } from "./inkBounds";
import { fullRecipe, type RecipeSteps } from "./recipeSteps";
import { type Point, padPenWidth, padSize, type Stroke } from "./strokes";

/**
 * What makes a drawing look like MNIST, whose digits were scaled into 20 × 20 pixels and centred by mass in 28 × 28
 * (LeCun et al. 1998). Lengths in pixels unless said otherwise; position and longest side as measured on MNIST.
 */
export const recipe = {
  /** Width and height of the image. */
  side: 28,
  /** Longer side of the ink, the pen included. */
  longestSide: 20,
  /** Which networks read best of those between 2 and 3.2; wider than the middle one of MNIST's lines, see `mnistRanges`. */
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
 * strongest ink. Place and size on the pad make no difference, unless `steps` leaves out what sees to that. Null where there is
 * no ink or only a dot.
 */
export function renderDrawing(strokes: readonly Stroke[], steps: RecipeSteps = fullRecipe): Float32Array | null {
  const kept = keepOnPad(strokes);
  const bounds = inkBounds(kept);
  if (bounds === null || longestSide(bounds) < recipe.smallestInk) return null;
  const { side } = recipe;
  const { scale, penWidth } = sizes(longestSide(bounds), steps);
  const center = steps.centering === "none" ? onImage(middleOf(bounds)) : ([side / 2, side / 2] as const);
  const drawn = drawStrokes(fitStrokes(kept, bounds, { scale, center }), penWidth, side, recipe.samplesPerPixel);
  const edged = steps.smoothEdges ? drawn : drawn.map((value) => (value >= 0.5 ? 1 : 0));
  const centered = steps.centering === "mass" ? centerByMass(edged, recipe.massCenter) : edged;
  return steps.peak ? scalePeak(centered) : centered;
}

/** Pixels for one pad unit, and the pen's width in pixels; `longest` is the ink's longer side without the pen. */
function sizes(longest: number, { scaling, penWidth: isConstant }: RecipeSteps): { scale: number; penWidth: number } {
  const { side, longestSide, penWidth } = recipe;
  if (!scaling) return { scale: side / padSize, penWidth: isConstant ? penWidth : (padPenWidth * side) / padSize };
  if (isConstant) return { scale: (longestSide - penWidth) / longest, penWidth };
  const scale = longestSide / (longest + padPenWidth);
  return { scale, penWidth: padPenWidth * scale };
}

/** A place on the pad as the same place on the image. */
function onImage([x, y]: Point): Point {
  return [(x * recipe.side) / padSize, (y * recipe.side) / padSize];
}

/** The image with its strongest value scaled to 1; an empty image stays empty. */
export function scalePeak(image: Float32Array): Float32Array {
  const peak = image.reduce((most, value) => Math.max(most, value), 0);
  return peak > 0 ? image.map((value) => value / peak) : image;
}
