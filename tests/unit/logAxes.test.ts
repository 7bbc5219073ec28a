import fc from "fast-check";
import { expect, test } from "vitest";
import { logAccuracyAxis, logLossAxis } from "../../src/features/charts/logAxes";
import { axisPlace } from "../../src/ui/axisPlace";

const line = (training: number[], measured: number[] = []) => ({ training, detail: [], measured });

test("a logarithmic loss axis holds every smoothed and measured value", () => {
  expect(logLossAxis([line([2.3, 0.4, 0.07], [0.03])])).toMatchObject({ min: 0.02, max: 5, offAxis: null });
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-4, max: 50, noNaN: true }), { minLength: 1 }), (losses) => {
      const { min, max, ticks } = logLossAxis([line(losses)]);
      expect(min).toBeLessThanOrEqual(Math.min(...losses) * (1 + 1e-8));
      expect(max).toBeGreaterThanOrEqual(Math.max(...losses) * (1 - 1e-8));
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(10);
    }),
  );
});

test("losses of 0, of nothing and without a number leave a usable axis", () => {
  for (const losses of [[], [0, 0], [Number.NaN], [Number.POSITIVE_INFINITY]]) {
    const { min, max } = logLossAxis([line(losses)]);
    expect(min).toBeGreaterThan(0);
    expect(max).toBeGreaterThan(min);
  }
});

test("a logarithmic accuracy axis counts the distance to 100 %", () => {
  const axis = logAccuracyAxis([line([0.4, 0.9, 0.988])]);
  expect(axis).toMatchObject({ min: 0, max: 0.99 });
  expect(axis.ticks).toEqual([0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99]);
  expect(logAccuracyAxis([line([1, 1])]).max).toBeLessThan(1);
});

test("equal factors are equally far apart on a logarithmic axis, and a perfect value stands at the end", () => {
  const loss = { title: "", min: 0.01, max: 1, ticks: [], scale: "log" } as const;
  expect(axisPlace(loss, 1) - axisPlace(loss, 0.1)).toBeCloseTo(axisPlace(loss, 0.1) - axisPlace(loss, 0.01));
  expect(axisPlace(loss, 0)).toBe(axisPlace(loss, 0.01));
  expect(axisPlace(loss, Number.NaN)).toBeNaN();
  const accuracy = { title: "", min: 0, max: 0.999, ticks: [], scale: "logToOne" } as const;
  expect(axisPlace(accuracy, 0.99) - axisPlace(accuracy, 0.9)).toBeCloseTo(1);
  expect(axisPlace(accuracy, 1)).toBe(axisPlace(accuracy, 0.999));
});
