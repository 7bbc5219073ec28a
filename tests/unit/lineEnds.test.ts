import fc from "fast-check";
import { expect, test } from "vitest";
import { endMarkerSize, lineEnds } from "../../src/ui/lineEnds";
import { chartCurve } from "../fixtures/chartCurve";

const curve = (id: string, xs: number[], ys: number[]) => chartCurve(id, { training: { xs, ys } });
const same = (value: number) => value;
const plot = { x: 0, y: 0, width: 300, height: 200 };

test("a line ends at its last finite value, and never beyond the plot", () => {
  const ends = lineEnds(
    [curve("a", [0, 1, 2], [10, 20, Number.NaN]), curve("b", [0, 50], [0, 900]), curve("none", [], [])],
    same,
    same,
    plot,
  );
  expect(ends.map(({ id, x, y }) => ({ id, x, y }))).toEqual([
    { id: "a", x: 1, y: 20 },
    { id: "b", x: 50, y: 200 },
  ]);
});

test("markers at one place are moved apart up and down, in the order of the runs", () => {
  const ends = lineEnds([curve("a", [30], [100]), curve("b", [30], [100])], same, same, plot);
  expect(ends.map(({ x, y }) => [x, y])).toEqual([
    [30, 95],
    [30, 105],
  ]);
});

test("markers of one place never cover each other, stay on the plot and keep their x", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 250 }), { maxLength: 8 }), (ys) => {
      const ends = lineEnds(
        ys.map((y, i) => curve(String(i), [30], [y])),
        same,
        same,
        plot,
      );
      for (const [i, end] of ends.entries()) {
        expect(end.x).toBe(30);
        expect(end.y).toBeGreaterThanOrEqual(plot.y - 1e-9);
        expect(end.y).toBeLessThanOrEqual(plot.y + plot.height + 1e-9);
        for (const other of ends.slice(i + 1)) expect(Math.abs(end.y - other.y)).toBeGreaterThanOrEqual(endMarkerSize - 1e-9);
      }
    }),
  );
});

test("a line that goes on behind the plot is marked where it leaves it, and one that ended before it is not", () => {
  const ends = lineEnds([curve("on", [200, 400], [10, 30]), curve("before", [-9, -5], [1, 1])], same, same, plot);
  expect(ends.map(({ id, x, y }) => ({ id, x, y }))).toEqual([{ id: "on", x: 300, y: 20 }]);
});
