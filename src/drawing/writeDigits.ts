import { createRandom, deriveSeed } from "../data/random";
import { centerByMass } from "./centerMass";
import { digitShapes } from "./digitShapes";
import { drawStrokes } from "./drawStrokes";
import { fitStrokes } from "./fitStrokes";
import { inkBounds, longestSide } from "./inkBounds";
import { recipe, scalePeak } from "./renderDrawing";
import type { Point, Stroke } from "./strokes";

/** How a hand varies; every amount is drawn evenly, or from a bell, for each digit. */
const hand = {
  /** Units that a point strays at most by habit, and how much of that is the least. */
  stray: 7,
  steadiest: 0.25,
  /** Of a stroke as a whole, as a share of what its points stray. */
  strokeStray: 0.6,
  /** Pixels a line leans for each of its height, to either side. */
  slant: 0.35,
  /** Radians to either side. */
  turn: (18 * Math.PI) / 180,
  /** Natural logarithm of width by height, its middle and how far it goes to either side. */
  width: { middle: -0.15, range: 0.3 },
  /** Pixels: around the pen that drawings are drawn with; in training every image is made thicker or thinner as well. */
  pen: { thinnest: 1.9, thickest: 4 },
} as const;

/** Enough for digits that are bent by interpolation afterwards. */
const samplesPerPixel = 6;
/** Lines that the curve between two points is drawn as. */
const linesPerPart = 8;

interface Knot {
  readonly place: Point;
  readonly isCorner: boolean;
}

/** Images with their labels; the same as a set of MNIST's. */
export interface WrittenDigits {
  readonly count: number;
  /** `count` × 784 bytes. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** `count` digits as a pen writes them, rendered as drawings are: each digit in turn, in every shape, always the same ones. */
export function writeDigits(count: number): WrittenDigits {
  const digits = blankDigits(count);
  for (let index = 0; index < count; index++) writeOne(digits, index);
  return digits;
}

/** Room for `count` digits, each blank until `writeOne` has written it. */
export function blankDigits(count: number): WrittenDigits {
  return { count, images: new Uint8Array(count * recipe.side ** 2), labels: new Uint8Array(count) };
}

/** Writes the digit of place `index`, which is the same whatever was written before. */
export function writeOne({ images, labels }: WrittenDigits, index: number): void {
  const label = index % digitShapes.length;
  const image = writeDigit(label, createRandom(deriveSeed(index)));
  images.set(
    image.map((value) => Math.round(255 * value)),
    index * recipe.side ** 2,
  );
  labels[index] = label;
}

/** One digit in one of its shapes, 784 values in 0..1. */
function writeDigit(label: number, random: () => number): Float32Array {
  const share = () => random() / 2 ** 32;
  const either = (most: number) => (2 * share() - 1) * most;
  /** Nearly normal, with standard deviation 1. */
  const bell = () => (share() + share() + share() + share() - 2) * Math.sqrt(3);
  const shapes = parsedShapes[label] ?? [];
  const shape = shapes[Math.floor(share() * shapes.length)] ?? [];
  const width = Math.exp(hand.width.middle + either(hand.width.range));
  const slant = either(hand.slant);
  const angle = either(hand.turn);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const stray = hand.stray * (hand.steadiest + (1 - hand.steadiest) * share());
  const strokes = shape.map((stroke) => {
    const [right, down] = [bell() * stray * hand.strokeStray, bell() * stray * hand.strokeStray];
    const knots = stroke.map(({ place, isCorner }) => {
      const y = place[1] + down + bell() * stray;
      const x = (place[0] + right + bell() * stray) * width - slant * y;
      return { place: [cos * x - sin * y, sin * x + cos * y] as const, isCorner };
    });
    return curveThrough(knots);
  });
  const penWidth = hand.pen.thinnest + (hand.pen.thickest - hand.pen.thinnest) * share();
  return render(strokes, penWidth);
}

function render(strokes: readonly Stroke[], penWidth: number): Float32Array {
  const { side, massCenter } = recipe;
  const bounds = inkBounds(strokes);
  if (bounds === null) return new Float32Array(side * side);
  const scale = (recipe.longestSide - penWidth) / longestSide(bounds);
  const fitted = fitStrokes(strokes, bounds, { scale, center: [side / 2, side / 2] });
  return scalePeak(centerByMass(drawStrokes(fitted, penWidth, side, samplesPerPixel), massCenter));
}

/** A curve through all knots (Catmull & Rom 1974), broken at corners. */
function curveThrough(knots: readonly Knot[]): Stroke {
  const points: Point[] = [];
  for (const [index, from] of knots.entries()) {
    const to = knots[index + 1];
    if (!to) break;
    const before = from.isCorner ? from : (knots[index - 1] ?? from);
    const after = to.isCorner ? to : (knots[index + 2] ?? to);
    const along = (axis: 0 | 1, t: number) => {
      const [a, b, c, d] = [before.place[axis], from.place[axis], to.place[axis], after.place[axis]];
      return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    };
    for (let line = index === 0 ? 0 : 1; line <= linesPerPart; line++) {
      points.push([along(0, line / linesPerPart), along(1, line / linesPerPart)]);
    }
  }
  return points;
}

const parsedShapes: readonly (readonly (readonly (readonly Knot[])[])[])[] = digitShapes.map((shapes) =>
  shapes.map((shape) => shape.split("|").map((stroke) => stroke.split(",").map(parseKnot))),
);

function parseKnot(text: string): Knot {
  const [x = 0, y = 0] = text.replace("*", "").trim().split(" ").map(Number);
  return { place: [x, y], isCorner: text.includes("*") };
}
