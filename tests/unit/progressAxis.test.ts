import fc from "fast-check";
import { expect, test } from "vitest";
import { progressAxis } from "../../src/features/charts/progressAxis";

test("the x axis grows by round numbers and ends with the plan", () => {
  expect([0.06, 0.12, 0.9, 1.2, 3.2, 4.4, 5].map((reached) => progressAxis(reached, 5, 5).max)).toEqual([
    0.06, 0.15, 1, 1.5, 4, 5, 5,
  ]);
  expect(progressAxis(8500, 9380, 5).max).toBe(9380);
});

test("what was reached is always on the axis", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e5, noNaN: true }), fc.integer({ min: 1, max: 100_000 }), (reached, planned) => {
      expect(progressAxis(reached, planned, 5).max).toBeGreaterThanOrEqual(reached * (1 - 1e-9));
    }),
  );
});
