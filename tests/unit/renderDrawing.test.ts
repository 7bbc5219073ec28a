import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centerOfMass } from "../../src/drawing/centerMass";
import { measureImage } from "../../src/drawing/imageMeasures";
import { outsideOfMnist } from "../../src/drawing/mnistRanges";
import { fullRecipe } from "../../src/drawing/recipeSteps";
import { renderDrawing } from "../../src/drawing/renderDrawing";
import { padSize, type Stroke } from "../../src/drawing/strokes";
import { drawnDigits } from "../fixtures/drawnDigits";

const digit = fc.constantFrom(...drawnDigits);
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** A stroke of a few points anywhere on the pad. */
const scribble = fc.array(fc.tuple(fc.double({ min: 0, max: 280, noNaN: true }), fc.double({ min: 0, max: 280, noNaN: true })), {
  minLength: 2,
  maxLength: 12,
});

function rendered(strokes: readonly Stroke[]): Float32Array {
  const image = renderDrawing(strokes);
  if (image === null) throw new Error("expected a drawing with enough ink");
  return image;
}

function largestDifference(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, value, index) => Math.max(most, Math.abs(value - (other[index] ?? 0))), 0);
}

/** The drawing scaled by `scale` and moved so that its place within the free room of the pad is `right` and `down`. */
function placed(strokes: readonly Stroke[], scale: number, right: number, down: number): Stroke[] {
  const xs = strokes.flat().map(([x]) => x * scale);
  const ys = strokes.flat().map(([, y]) => y * scale);
  const moveX = right * (padSize - Math.max(...xs) + Math.min(...xs)) - Math.min(...xs);
  const moveY = down * (padSize - Math.max(...ys) + Math.min(...ys)) - Math.min(...ys);
  return strokes.map((stroke) => stroke.map(([x, y]) => [x * scale + moveX, y * scale + moveY] as const));
}

function longestInkSide(image: Float32Array): number {
  const inked = [...image.keys()].filter((index) => (image[index] ?? 0) > 0);
  const columns = inked.map((index) => index % 28);
  const rows = inked.map((index) => Math.floor(index / 28));
  return Math.max(Math.max(...columns) - Math.min(...columns), Math.max(...rows) - Math.min(...rows)) + 1;
}

test("no ink is lost, however lopsided a drawing is; where that keeps it off the middle, its centre is outside of MNIST's", () => {
  const amount = (image: Float32Array) => image.reduce((sum, value) => sum + value, 0);
  // Many points in a corner make a heavy end, far from the rest.
  const heavyEnd = fc.array(fc.tuple(fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0, max: 60, noNaN: true })), {
    minLength: 30,
    maxLength: 60,
  });
  const tail = fc.tuple(share, share).map(([x, y]) => [[30, 30] as const, [280 * x, 280 * y] as const]);
  const drawing = fc.oneof(fc.array(scribble, { minLength: 1, maxLength: 4 }), fc.tuple(heavyEnd, tail));
  fc.assert(
    fc.property(drawing, (strokes) => {
      const whole = renderDrawing(strokes, { ...fullRecipe, centering: "box", peak: false });
      const centered = renderDrawing(strokes, { ...fullRecipe, peak: false });
      if (!whole || !centered) return;
      expect(amount(centered)).toBeCloseTo(amount(whole), 3);
      const center = centerOfMass(centered);
      const astray = Math.max(Math.abs((center?.x ?? 0) - 14), Math.abs((center?.y ?? 0) - 14));
      const measures = measureImage(centered);
      if (astray > 0.56 && measures) {
        expect(outsideOfMnist(measures).map(({ name }) => name)).toContainEqual(expect.stringMatching("center"));
      }
    }),
    { numRuns: 150 },
  );
});

describe("what MNIST looks like", () => {
  test.each(drawnDigits)("$digit, $variant: 20 pixels long, mass at 14, peak 1", ({ strokes }) => {
    const image = rendered(strokes);
    expect(image).toHaveLength(784);
    expect(Math.abs(longestInkSide(image) - 20)).toBeLessThanOrEqual(1);
    expect(Math.max(...image)).toBe(1);
    expect(Math.min(...image)).toBe(0);
    const center = centerOfMass(image);
    expect(Math.abs((center?.x ?? 0) - 14)).toBeLessThanOrEqual(0.501);
    expect(Math.abs((center?.y ?? 0) - 14)).toBeLessThanOrEqual(0.501);
  });

  test("a line is as thick as MNIST's in the middle of its length", () => {
    const image = rendered([[[60, 40] as const, [60, 240] as const]]);
    const row = image.subarray(14 * 28, 15 * 28);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(2.8, 1);
  });

  test("edges are grey, not black and white only", () => {
    for (const { strokes } of drawnDigits) {
      const inked = rendered(strokes).filter((value) => value > 0);
      const grey = inked.filter((value) => value < 250 / 255);
      expect(grey.length / inked.length).toBeGreaterThan(0.3);
    }
  });
});

describe("what makes no difference", () => {
  test("place and size on the pad, from full to three tenths", () => {
    fc.assert(
      fc.property(digit, fc.double({ min: 0.3, max: 1, noNaN: true }), share, share, ({ strokes }, scale, right, down) => {
        expect(largestDifference(rendered(placed(strokes, scale, right, down)), rendered(strokes))).toBeLessThanOrEqual(2 / 255);
      }),
      { numRuns: 300 },
    );
  });

  test("order and direction of the strokes", () => {
    for (const { strokes } of drawnDigits) {
      const backwards = strokes.map((stroke) => stroke.toReversed()).toReversed();
      expect(largestDifference(rendered(backwards), rendered(strokes))).toBeLessThanOrEqual(1 / 255);
    }
  });

  test("points that are told several times", () => {
    fc.assert(
      fc.property(digit, fc.integer({ min: 2, max: 4 }), ({ strokes }, times) => {
        const repeated = strokes.map((stroke) => stroke.flatMap((point) => Array.from({ length: times }, () => point)));
        expect(rendered(repeated)).toEqual(rendered(strokes));
        expect(rendered([...strokes, ...strokes])).toEqual(rendered(strokes));
      }),
    );
  });

  test("points that are no numbers", () => {
    for (const { strokes } of drawnDigits) {
      const broken = strokes.map((stroke) => [[Number.NaN, 3] as const, ...stroke, [7, Number.NaN] as const]);
      expect(rendered([...broken, [], [[Number.NaN, Number.NaN]]])).toEqual(rendered(strokes));
    }
  });
});

test("whatever is drawn, the image holds 784 numbers from 0 to 1, or there is none", () => {
  const wild = fc.array(fc.array(fc.tuple(fc.double(), fc.double()), { maxLength: 8 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.oneof(wild, fc.array(scribble, { maxLength: 4 })), (strokes) => {
      const image = renderDrawing(strokes);
      if (image === null) return;
      expect(image).toHaveLength(784);
      expect(image.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(Math.max(...image)).toBe(1);
    }),
  );
});

test("points beyond the pad count as points on its edge", () => {
  const beyond = rendered([[[-90, 20] as const, [140, 400] as const, [Number.POSITIVE_INFINITY, 100] as const]]);
  expect(beyond).toEqual(rendered([[[0, 20] as const, [140, 280] as const, [280, 100] as const]]));
});

test("no ink, or only dots, is no drawing", () => {
  expect(renderDrawing([])).toBeNull();
  expect(renderDrawing([[], []])).toBeNull();
  expect(renderDrawing([[[100, 100]]])).toBeNull();
  expect(renderDrawing([[[100, 100] as const, [103, 102] as const, [99, 101] as const]])).toBeNull();
  expect(renderDrawing([[[Number.NaN, 1] as const, [2, Number.NaN] as const]])).toBeNull();
});

test("a dot beside a line is drawn", () => {
  const line: Stroke = [
    [100, 40],
    [100, 140],
  ];
  const withDot = rendered([line, [[150, 200]]]);
  expect(withDot.filter((value) => value > 0).length).toBeGreaterThan(0);
  expect(largestDifference(withDot, rendered([line]))).toBe(1);
});

test("drawings of different digits give different images", () => {
  for (const [index, one] of drawnDigits.entries()) {
    for (const other of drawnDigits.slice(index + 1)) {
      expect(largestDifference(rendered(one.strokes), rendered(other.strokes))).toBeGreaterThan(0.5);
    }
  }
});
