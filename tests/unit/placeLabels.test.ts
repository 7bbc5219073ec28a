import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateTextWidth, placeLabels, shortened, stepAside } from "../../src/ui/placeLabels";

const room = { top: 0, bottom: 200, lineHeight: 18, columnWidth: 48, maxShift: 54 };
const at = (x: number, y: number, width = 100) => ({ x, y, width });

test("labels with room stand at their ends", () => {
  expect(placeLabels([at(300, 40), at(300, 100)], room)).toEqual([
    { left: 300, y: 40 },
    { left: 300, y: 100 },
  ]);
});

test("labels of equal ends are spread around them", () => {
  expect(placeLabels([at(300, 100), at(300, 100)], room).map((place) => place?.y)).toEqual([91, 109]);
});

test("labels near the bottom are pushed up, in the order of their lines", () => {
  expect(placeLabels([at(300, 199), at(300, 198)], room).map((place) => place?.y)).toEqual([191, 173]);
});

test("near ends share a column", () => {
  expect(placeLabels([at(280, 40), at(300, 100)], room).map((place) => place?.left)).toEqual([300, 300]);
});

test("a label that a column further right would cover is dropped", () => {
  expect(placeLabels([at(220, 100), at(300, 100)], room)).toEqual([null, { left: 300, y: 100 }]);
  expect(placeLabels([at(220, 60), at(300, 100)], room)[0]).toEqual({ left: 220, y: 60 });
});

test("placed labels never overlap, stay in the room and near their ends", () => {
  const wish = fc.record({
    x: fc.integer({ min: 0, max: 500 }),
    y: fc.integer({ min: 0, max: 200 }),
    width: fc.integer({ min: 20, max: 150 }),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
      const placed = placeLabels(wishes, room).flatMap((place, i) => {
        const wanted = wishes[i];
        return place && wanted ? [{ ...place, ...wanted, wantedY: wanted.y, y: place.y }] : [];
      });
      for (const [i, a] of placed.entries()) {
        expect(a.y).toBeGreaterThanOrEqual(room.top + room.lineHeight / 2 - 1e-9);
        expect(a.y).toBeLessThanOrEqual(room.bottom - room.lineHeight / 2 + 1e-9);
        expect(Math.abs(a.y - a.wantedY)).toBeLessThanOrEqual(room.maxShift + 1e-9);
        expect(a.left).toBeGreaterThanOrEqual(a.x);
        for (const b of placed.slice(i + 1)) {
          const overlapsAcross = a.left < b.left + b.width && b.left < a.left + a.width;
          const overlapsDown = Math.abs(a.y - b.y) < room.lineHeight - 1e-9;
          expect(overlapsAcross && overlapsDown).toBe(false);
        }
      }
    }),
  );
});

test("a lone label always finds a place", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), (y) => {
      expect(placeLabels([at(10, y)], room)[0]).not.toBeNull();
    }),
  );
});

test("a long name loses its middle, so that names that differ at the end stay different", () => {
  expect(shortened("Dense 128, batch 128", 20)).toBe("Dense 128, batch 128");
  expect(shortened("A very long name, batch 128", 16)).toBe("A very l…tch 128");
  expect([...shortened("x".repeat(80), 20)]).toHaveLength(20);
});

test("Chinese characters count as wider", () => {
  expect(estimateTextWidth("卷积")).toBe(24);
  expect(estimateTextWidth("ab")).toBeCloseTo(13.2);
});

test("a label steps aside for a line, is left out where nothing near is free, and stays where nothing is in the way", () => {
  const wishes = [at(300, 100)];
  const places = placeLabels(wishes, room);
  expect(stepAside(places, wishes, room, () => false)).toEqual(places);
  expect(stepAside(places, wishes, room, (_, { y }) => Math.abs(y - 96) < 9)).toEqual([{ left: 300, y: 112 }]);
  expect(stepAside(places, wishes, room, () => true)).toEqual([null]);
});

test("a label never steps onto another", () => {
  const wishes = [at(300, 100), at(300, 119)];
  const places = placeLabels(wishes, room);
  expect(stepAside(places, wishes, room, (index, { y }) => index === 0 && y > 90)).toEqual([{ left: 300, y: 88 }, places[1]]);
  expect(stepAside(places, wishes, room, (index, { y }) => index === 0 && y < 120)).toEqual([null, places[1]]);
});
