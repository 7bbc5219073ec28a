import { expect, test } from "vitest";
import { accuracyAxis, lossAxis, quantile } from "../../src/features/charts/valueAxes";

/** A line of 100 points that starts steeply and settles. */
const settled = (start: number, end: number, steep = 3) =>
  Array.from({ length: 100 }, (_, i) => (i < steep ? start + ((end - start) * i) / steep : end));
const line = (training: number[], measured: number[] = []) => ({ training, detail: training, measured });

test("the loss axis starts at 0 and lets only the steep start run off the top, saying how far", () => {
  expect(lossAxis([line(settled(2.3, 0.28))])).toMatchObject({ min: 0, max: 0.3, offAxis: 2.3 });
});

test("a start that is more than a twentieth of the line stays on the loss axis", () => {
  expect(lossAxis([line(Array.from({ length: 100 }, (_, i) => (i < 10 ? 2.3 : 0.28)))])).toMatchObject({
    max: 2.5,
    offAxis: null,
  });
});

test("every run counts for the loss axis, not only the best", () => {
  expect(lossAxis([line(settled(2.3, 0.02)), line(settled(2.3, 0.7))]).max).toBe(0.8);
});

test("validation losses are always on the axis", () => {
  expect(lossAxis([line(settled(2.3, 0.1), [0.4, 1.9])]).max).toBe(2);
});

test("a diverging run does not press the others flat, and is named as off the axis", () => {
  const axis = lossAxis([line(settled(2.3, 0.1)), line(settled(2.3, 1e9))]);
  expect(axis).toMatchObject({ max: 10, offAxis: 1e9 });
});

test("a single run that diverges sets its own axis", () => {
  expect(lossAxis([line(settled(2.3, 400))]).max).toBe(400);
});

test("losses that are not numbers leave a usable axis", () => {
  expect(lossAxis([line([Number.NaN, Number.NaN])])).toMatchObject({ min: 0, max: 2.5, offAxis: null });
  expect(lossAxis([line([0.5, Number.POSITIVE_INFINITY])]).offAxis).toBe(Number.POSITIVE_INFINITY);
  expect(lossAxis([])).toMatchObject({ min: 0, max: 2.5, offAxis: null });
});

test("the accuracy axis starts at 0 while a run is low and climbs once all are high", () => {
  expect(accuracyAxis([line(settled(0.1, 0.4))])).toMatchObject({ min: 0, max: 1, offAxis: null });
  expect(accuracyAxis([line(settled(0.1, 0.85))])).toMatchObject({ min: 0.8, offAxis: 0.1 });
  expect(accuracyAxis([line(settled(0.1, 0.985))]).min).toBe(0.95);
  expect(accuracyAxis([line(settled(0.1, 0.985)), line(settled(0.1, 0.6))]).min).toBe(0.5);
});

test("validation accuracies are always on the axis", () => {
  expect(accuracyAxis([line(settled(0.1, 0.985), [0.88])]).min).toBe(0.8);
});

test("an accuracy axis without values runs from 0 to 1", () => {
  expect(accuracyAxis([])).toMatchObject({ min: 0, max: 1, offAxis: null });
});

test("a quantile passes over what is not finite", () => {
  expect(quantile([3, Number.NaN, 1, 2, Number.POSITIVE_INFINITY], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
});
