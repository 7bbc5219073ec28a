import { expect, test } from "vitest";
import { nearestCurve } from "../../src/ui/nearestCurve";
import { chartCurve } from "../fixtures/chartCurve";

const axis = { title: "", min: 0, max: 1, ticks: [] };
const low = chartCurve("low", { training: { xs: [0, 10], ys: [0, 0.4] }, measured: { xs: [0, 10], ys: [0.9, 0.9] } });
const high = chartCurve("high", { training: { xs: [0, 10], ys: [0.6, 0.6] } });

test("the curve whose line is nearest at that place is taken, between its points too", () => {
  expect(nearestCurve([low, high], 5, 0.22, axis, 0.1)).toBe("low");
  expect(nearestCurve([low, high], 5, 0.55, axis, 0.1)).toBe("high");
  expect(nearestCurve([low, high], 5, 0.88, axis, 0.1)).toBe("low");
});

test("where no line is within reach, no curve is taken", () => {
  expect(nearestCurve([low, high], 5, 0.4, axis, 0.1)).toBeNull();
  expect(nearestCurve([low, high], 11, 0.6, axis, 0.1)).toBeNull();
  expect(nearestCurve([chartCurve("lost", { training: { xs: [0, 10], ys: [Number.NaN, 1] } })], 5, 0.5, axis, 1)).toBeNull();
});
