import { expect, test } from "vitest";
import { cursorRows } from "../../src/ui/cursorRows";
import { chartCurve } from "../fixtures/chartCurve";

const curve = (id: string, xs: number[], ys: number[], measured: { xs: number[]; ys: number[] } = { xs: [], ys: [] }) =>
  chartCurve(id, { training: { xs, ys }, measured });

test("rows stand in the order of their training values", () => {
  const rows = cursorRows([curve("low", [0, 1], [1, 2]), curve("high", [0, 1], [5, 6])], 1, 0.1);
  expect(rows.map(({ id, training }) => [id, training?.value])).toEqual([
    ["high", 6],
    ["low", 2],
  ]);
});

test("a run that has not come so far shows no value and stands last", () => {
  const rows = cursorRows([curve("short", [0, 1], [9, 9]), curve("long", [0, 1, 2, 3], [1, 1, 1, 1])], 2, 0.1);
  expect(rows.map(({ id, training }) => [id, training?.value])).toEqual([
    ["long", 1],
    ["short", undefined],
  ]);
});

test("the measured value is that of the nearest epoch", () => {
  const [row] = cursorRows([curve("a", [0, 1, 2], [1, 1, 1], { xs: [1, 2], ys: [0.1, 0.2] })], 1.6, 0.1);
  expect(row?.measured).toEqual({ value: 0.2, spread: null });
  expect(cursorRows([curve("a", [0], [1])], 0, 0.1)[0]?.measured).toBeNull();
});

test("a run whose value is no number stands after those that have one", () => {
  const rows = cursorRows([curve("lost", [0], [Number.NaN]), curve("well", [0], [0.1])], 0, 0.1);
  expect(rows.map(({ id }) => id)).toEqual(["well", "lost"]);
});

test("a mean of several runs comes with the lowest and highest of them", () => {
  const mean = chartCurve("a", {
    runCount: 3,
    training: { xs: [0, 1], ys: [0.4, 0.2] },
    band: { lows: [0.3, 0.1], highs: [0.5, 0.3] },
    measured: { xs: [1], ys: [0.25] },
    measuredBand: { lows: [0.2], highs: [0.3] },
  });
  const [row] = cursorRows([mean], 1, 0.1);
  expect(row?.training).toEqual({ value: 0.2, spread: [0.1, 0.3] });
  expect(row?.measured).toEqual({ value: 0.25, spread: [0.2, 0.3] });
});

test("what was set is told near its mark alone, the last of several", () => {
  const marked = chartCurve("a", {
    training: { xs: [0, 10], ys: [1, 1] },
    marks: [
      { x: 4, value: 0.01 },
      { x: 4.05, value: 0.001 },
    ],
  });
  expect([3, 4, 4.2].map((x) => cursorRows([marked], x, 0.1)[0]?.mark)).toEqual([null, 0.001, null]);
});
