import { expect, test } from "vitest";
import { cursorRows } from "../../src/ui/cursorRows";

const curve = (id: string, xs: number[], ys: number[], measured: { xs: number[]; ys: number[] } = { xs: [], ys: [] }) => ({
  id,
  name: id,
  colorIndex: 0,
  training: { xs, ys },
  detail: null,
  measured,
});

test("rows stand in the order of their training values", () => {
  const rows = cursorRows([curve("low", [0, 1], [1, 2]), curve("high", [0, 1], [5, 6])], 1, 0.1);
  expect(rows.map(({ id, training }) => [id, training])).toEqual([
    ["high", 6],
    ["low", 2],
  ]);
});

test("a run that has not come so far shows no value and stands last", () => {
  const rows = cursorRows([curve("short", [0, 1], [9, 9]), curve("long", [0, 1, 2, 3], [1, 1, 1, 1])], 2, 0.1);
  expect(rows.map(({ id, training }) => [id, training])).toEqual([
    ["long", 1],
    ["short", null],
  ]);
});

test("the measured value is that of the nearest epoch", () => {
  const [row] = cursorRows([curve("a", [0, 1, 2], [1, 1, 1], { xs: [1, 2], ys: [0.1, 0.2] })], 1.6, 0.1);
  expect(row?.measured).toBe(0.2);
  expect(cursorRows([curve("a", [0], [1])], 0, 0.1)[0]?.measured).toBeNull();
});

test("a run whose value is no number stands after those that have one", () => {
  const rows = cursorRows([curve("lost", [0], [Number.NaN]), curve("well", [0], [0.1])], 0, 0.1);
  expect(rows.map(({ id }) => id)).toEqual(["well", "lost"]);
});
