import fc from "fast-check";
import { expect, test } from "vitest";
import { eraseStrokes } from "../../src/drawing/eraseStrokes";
import type { Point, Stroke } from "../../src/drawing/strokes";

const line: Stroke = [
  [0, 100],
  [200, 100],
];
const coordinate = fc.double({ min: 0, max: 280, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 8 }), { maxLength: 4 });

/** Points all along the lines of a stroke. */
function along(stroke: Stroke): Point[] {
  return stroke.flatMap((from, index) => {
    const to = stroke[index + 1] ?? from;
    return Array.from(
      { length: 11 },
      (_, i) => [from[0] + ((to[0] - from[0]) * i) / 10, from[1] + ((to[1] - from[1]) * i) / 10] as const,
    );
  });
}

test("a stroke is cut in its middle into two that end where the eraser does", () => {
  const pieces = eraseStrokes([line], [100, 100], 10);
  expect(pieces.map((piece) => piece.map(([x]) => Math.round(x)))).toEqual([
    [0, 90],
    [110, 200],
  ]);
});

test("an end is shortened, and a dot or a whole stroke within reach is gone", () => {
  expect(eraseStrokes([line], [0, 100], 50)).toEqual([
    [
      [50, 100],
      [200, 100],
    ],
  ]);
  expect(eraseStrokes([[[30, 30]], line], [32, 30], 5)).toEqual([line]);
  expect(eraseStrokes([line], [100, 100], 150)).toEqual([]);
});

test("what the eraser does not touch is the very same", () => {
  const drawn = [line, [[5, 5] as const]];
  expect(eraseStrokes(drawn, [250, 250], 20)).toBe(drawn);
  expect(eraseStrokes([line, [[250, 250] as const]], [250, 250], 20)[0]).toBe(line);
});

test("no ink is left within reach, and none appears elsewhere", () => {
  fc.assert(
    fc.property(strokes, point, fc.double({ min: 1, max: 80, noNaN: true }), (drawn, at, radius) => {
      const left = eraseStrokes(drawn, at, radius);
      for (const [x, y] of left.flatMap(along)) {
        expect(Math.hypot(x - at[0], y - at[1])).toBeGreaterThan(radius - 1e-3);
      }
      const outside = drawn.flatMap(along).filter(([x, y]) => Math.hypot(x - at[0], y - at[1]) > radius + 1);
      const length = (all: readonly Stroke[]) => all.reduce((sum, stroke) => sum + pathLength(stroke), 0);
      expect(length(left)).toBeLessThanOrEqual(length(drawn) + 1e-6);
      if (outside.length === 0) expect(length(left)).toBeLessThan(length(drawn) + 1);
    }),
  );
});

function pathLength(stroke: Stroke): number {
  return stroke.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = stroke[index + 1] ?? [x, y];
    return sum + Math.hypot(nextX - x, nextY - y);
  }, 0);
}
