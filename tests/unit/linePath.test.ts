import fc from "fast-check";
import { expect, test } from "vitest";
import { bandPath, breakPlaces, isThrough, linePath, nearestIndex, valueAt } from "../../src/ui/linePath";

const same = (value: number) => value;
const nan = Number.NaN;

test("a line goes through its points in tenths of a pixel", () => {
  expect(linePath({ xs: [0, 1.04, 2], ys: [5, 6.06, 7] }, same, same)).toBe("M0 5L1 6.1L2 7");
  expect(linePath({ xs: [], ys: [] }, same, same)).toBe("");
});

test("a value that is not finite breaks the line and marks the place once", () => {
  const points = { xs: [0, 1, 2, 3, 4, 5], ys: [1, 1, nan, Number.POSITIVE_INFINITY, 1, 1] };
  expect(linePath(points, same, same)).toBe("M0 1L1 1M4 1L5 1");
  expect(breakPlaces(points, same)).toEqual([2]);
});

test("a point alone is drawn as a dot", () => {
  expect(linePath({ xs: [3], ys: [4] }, same, same)).toBe("M3 4h0");
  expect(linePath({ xs: [0, 1, 2, 3], ys: [nan, 1, nan, 2] }, same, same)).toBe("M1 1h0M3 2h0");
});

test("the nearest point is found as by looking at all", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 1 }),
      fc.integer({ min: -600, max: 600 }),
      (xs, x) => {
        xs.sort((a, b) => a - b);
        const found = xs[nearestIndex(xs, x)] ?? nan;
        expect(Math.abs(found - x)).toBe(Math.min(...xs.map((value) => Math.abs(value - x))));
      },
    ),
  );
  expect(nearestIndex([], 1)).toBe(-1);
});

test("a line goes through a box also where it has no point in it", () => {
  const line = { xs: [0, 100], ys: [0, 100] };
  const box = (left: number, top: number) => ({ left, top, right: left + 10, bottom: top + 10 });
  expect(isThrough(line, box(45, 45), same, same)).toBe(true);
  expect(isThrough(line, box(45, 56), same, same)).toBe(false);
  expect(isThrough(line, box(101, 95), same, same)).toBe(false);
  expect(isThrough({ xs: [0, 50, 100], ys: [50, nan, 50] }, box(45, 45), same, same)).toBe(false);
});

test("a band is the area between its lows and highs, parted where one is missing", () => {
  const band = { lows: [0, 1, nan, 2, 3], highs: [4, 5, 6, 7, 8] };
  expect(bandPath([0, 1, 2, 3, 4], band, same, same)).toBe("M0 4L1 5L1 1L0 0ZM3 7L4 8L4 3L3 2Z");
  expect(bandPath([], { lows: [], highs: [] }, same, same)).toBe("");
});

test("the height of a line is known between its points, at them, and nowhere else", () => {
  const points = { xs: [0, 2, 4], ys: [0, 4, nan] };
  expect([0, 1, 2].map((x) => valueAt(points, x))).toEqual([0, 2, 4]);
  expect([-1, 3, 4, 5].map((x) => valueAt(points, x))).toEqual([nan, nan, nan, nan]);
  expect(valueAt({ xs: [], ys: [] }, 0)).toBeNaN();
});
