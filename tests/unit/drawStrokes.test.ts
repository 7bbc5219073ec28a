import fc from "fast-check";
import { expect, test } from "vitest";
import { drawStrokes } from "../../src/drawing/drawStrokes";
import type { Point, Stroke } from "../../src/drawing/strokes";

/** The same image by asking of every sample how far it is from every line. */
function drawBySample(strokes: readonly Stroke[], penWidth: number, side: number, perPixel: number): Float32Array {
  const image = new Float32Array(side * side);
  for (let row = 0; row < side * perPixel; row++) {
    for (let column = 0; column < side * perPixel; column++) {
      const sample = [(column + 0.5) / perPixel, (row + 0.5) / perPixel] as const;
      const isInk = strokes.some((stroke) =>
        stroke.some((to, index) => distanceToLine(sample, stroke[index - 1] ?? to, to) <= penWidth / 2),
      );
      const pixel = Math.floor(row / perPixel) * side + Math.floor(column / perPixel);
      if (isInk) image[pixel] = (image[pixel] ?? 0) + 1 / perPixel ** 2;
    }
  }
  return image;
}

function distanceToLine([x, y]: Point, from: Point, to: Point): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const squared = dx * dx + dy * dy;
  const t = squared > 0 ? Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / squared)) : 0;
  return Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy);
}

test("ink covers exactly what lies within half the pen's width of the lines", () => {
  const coordinate = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double({ min: -2, max: 12, noNaN: true }));
  const stroke = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(stroke, { minLength: 1, maxLength: 3 }),
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      (strokes, pen) => {
        const drawn = drawStrokes(strokes, pen, 10, 4);
        const expected = drawBySample(strokes, pen, 10, 4);
        // A sample exactly on the edge may be counted either way.
        const differing = drawn.filter((value, index) => Math.abs(value - (expected[index] ?? 0)) > 1 / 16 + 1e-6);
        expect(differing).toHaveLength(0);
      },
    ),
  );
});

test("a dot has the area of the pen's disc", () => {
  const image = drawStrokes([[[5, 5]]], 4, 10, 16);
  expect(image.reduce((sum, value) => sum + value, 0)).toBeCloseTo(Math.PI * 4, 1);
});

test("lines that cross do not add up", () => {
  const across: Stroke = [
    [1, 5],
    [9, 5],
  ];
  const down: Stroke = [
    [5, 1],
    [5, 9],
  ];
  expect(Math.max(...drawStrokes([across, down], 2, 10, 8))).toBe(1);
});

test("no strokes leave the image empty", () => {
  expect(Math.max(...drawStrokes([], 2.8, 28, 8))).toBe(0);
});
