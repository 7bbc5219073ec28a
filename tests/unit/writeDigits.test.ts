import { expect, test } from "vitest";
import { centerOfMass } from "../../src/drawing/centerMass";
import { digitShapes } from "../../src/drawing/digitShapes";
import { writeDigits } from "../../src/drawing/writeDigits";

const digits = writeDigits(400);
const imageOf = (index: number) =>
  Float32Array.from(digits.images.subarray(index * 784, (index + 1) * 784), (value) => value / 255);

test("the digits come in turn, as many of each, and are always the same", () => {
  expect(digits.labels.slice(0, 12)).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1));
  expect(writeDigits(20).images).toEqual(digits.images.slice(0, 20 * 784));
});

test("written digits lie in their images as MNIST's do", () => {
  for (let index = 0; index < digits.count; index++) {
    const image = imageOf(index);
    const center = centerOfMass(image);
    expect(Math.abs((center?.x ?? 0) - 14)).toBeLessThan(0.51);
    expect(Math.abs((center?.y ?? 0) - 14)).toBeLessThan(0.51);
    const ink = [...image.entries()]
      .filter(([, value]) => value > 0)
      .map(([place]) => [place % 28, Math.floor(place / 28)] as const);
    const extent = (axis: 0 | 1) =>
      Math.max(...ink.map((place) => place[axis])) - Math.min(...ink.map((place) => place[axis])) + 1;
    expect(Math.max(extent(0), extent(1))).toBeGreaterThanOrEqual(19);
    expect(Math.max(extent(0), extent(1))).toBeLessThanOrEqual(21);
    expect(Math.max(...image)).toBe(1);
  }
});

test("no two are alike, and the ink of a thin pen is less than half of a thick one's", () => {
  const ink = Array.from({ length: digits.count }, (_, index) => imageOf(index).reduce((sum, value) => sum + value, 0));
  expect(new Set(ink).size).toBe(digits.count);
  expect(Math.min(...ink)).toBeLessThan(0.5 * Math.max(...ink));
});

test("every shape is made of numbers on and around a box of 100 units", () => {
  for (const shapes of digitShapes) {
    expect(shapes.length).toBeGreaterThanOrEqual(5);
    for (const knot of shapes.flatMap((shape) => shape.split(/[|,]/))) {
      const [x, y, ...more] = knot.replace("*", "").trim().split(" ").map(Number);
      expect(more).toEqual([]);
      for (const value of [x, y]) {
        expect(value).toBeGreaterThanOrEqual(-10);
        expect(value).toBeLessThanOrEqual(110);
      }
    }
  }
});
