import fc from "fast-check";
import { expect, test } from "vitest";
import { splitDigits } from "../../src/drawing/splitDigits";
import type { Stroke } from "../../src/drawing/strokes";
import { drawnDigits } from "../fixtures/drawnDigits";

/** Drawings in a row from left to right, scaled, with so many units between what they take up. */
function inRow(digits: readonly (readonly Stroke[])[], scale: number, gap: number): Stroke[][] {
  let right = 20;
  return digits.map((strokes) => {
    const xs = strokes.flat().map(([x]) => x * scale);
    const move = right - Math.min(...xs);
    right += Math.max(...xs) - Math.min(...xs) + gap;
    return strokes.map((stroke) => stroke.map(([x, y]) => [x * scale + move, y * scale] as const));
  });
}

const strokesOf = (digits: readonly (readonly Stroke[])[]) => digits.map((digit) => new Set(digit));

test("digits with a gap between them are told apart, whichever they are and whatever the order of their strokes", () => {
  const row = fc.array(fc.constantFrom(...drawnDigits), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      row,
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      fc.double({ min: 26, max: 60, noNaN: true }),
      fc.nat(),
      (digits, scale, gap, turn) => {
        const drawn = inRow(
          digits.map(({ strokes }) => strokes),
          scale,
          gap,
        );
        const strokes = drawn.flat();
        const shift = turn % strokes.length;
        const found = splitDigits([...strokes.slice(shift), ...strokes.slice(0, shift)]);
        expect(strokesOf(found)).toEqual(strokesOf(drawn));
      },
    ),
    { numRuns: 150 },
  );
});

test("a 5 whose bar does not touch it stays one digit", () => {
  const body: Stroke = [
    [50, 60],
    [48, 120],
    [90, 120],
    [100, 170],
    [50, 200],
  ];
  const bar: Stroke = [
    [72, 40],
    [120, 38],
  ];
  expect(splitDigits([body, bar])).toHaveLength(1);
  expect(splitDigits([body, bar.map(([x, y]) => [x + 34, y] as const)])).toHaveLength(1);
});

test("strokes that cross are one digit, and no stroke is no digit", () => {
  const across: Stroke = [
    [20, 100],
    [120, 110],
  ];
  const down: Stroke = [
    [100, 30],
    [100, 220],
  ];
  expect(splitDigits([across, down])).toEqual([[across, down]]);
  expect(splitDigits([])).toEqual([]);
  expect(splitDigits([[]])).toEqual([]);
});
