import fc from "fast-check";
import { expect, test } from "vitest";
import { measureFor, progressAxis, zoomedAxis } from "../../src/features/charts/progressAxis";
import { progressUnits } from "../../src/store/chartView";

const unit = fc.constantFrom(...progressUnits);

test("the x axis grows by round numbers and ends with the plan", () => {
  expect([0.06, 0.12, 0.9, 1.2, 3.2, 4.4, 5].map((reached) => progressAxis("epoch", reached, 5, 5).max)).toEqual([
    0.06, 0.15, 1, 1.5, 4, 5, 5,
  ]);
  expect(progressAxis("step", 8500, 9380, 5).max).toBe(9380);
});

test("what was reached is always on the axis, and ticks are on it too", () => {
  fc.assert(
    fc.property(
      unit,
      fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      fc.integer({ min: 1, max: 100_000 }),
      (counted, reached, planned) => {
        const { max, ticks } = progressAxis(counted, reached, planned, 5);
        expect(max).toBeGreaterThanOrEqual(reached * (1 - 1e-9));
        expect(Math.max(...ticks)).toBeLessThanOrEqual(max * (1 + 1e-9));
      },
    ),
  );
});

test("an axis without a plan, such as time, grows with what was reached", () => {
  expect(progressAxis("seconds", 42, Number.POSITIVE_INFINITY, 5)).toMatchObject({ max: 50, measure: { name: "seconds" } });
});

test("long times, many images and much work are counted in larger measures", () => {
  expect(measureFor("seconds", 59).name).toBe("seconds");
  expect(measureFor("seconds", 600).name).toBe("minutes");
  expect(measureFor("seconds", 7 * 3600).name).toBe("hours");
  expect(measureFor("images", 600_000).name).toBe("thousandImages");
  expect(measureFor("flops", 3e13).name).toBe("teraflop");
  expect(measureFor("flops", 0).name).toBe("megaflop");
  expect(progressAxis("seconds", 590, Number.POSITIVE_INFINITY, 5).ticks).toEqual([0, 120, 240, 360, 480, 600]);
});

test("a part of the axis keeps its ends and has round ticks inside", () => {
  expect(zoomedAxis("step", { min: 130, max: 470 }, 5)).toMatchObject({ min: 130, max: 470, ticks: [200, 300, 400] });
});
