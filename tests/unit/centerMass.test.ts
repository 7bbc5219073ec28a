import { expect, test } from "vitest";
import { centerByMass, centerOfMass } from "../../src/drawing/centerMass";

/** A 28 × 28 image with one value at each of the given places. */
function imageWith(...places: readonly (readonly [column: number, row: number, value: number])[]): Float32Array {
  const image = new Float32Array(784);
  for (const [column, row, value] of places) image[row * 28 + column] = value;
  return image;
}

test("the middle of the first pixel is 0", () => {
  expect(centerOfMass(imageWith([0, 0, 1]))).toEqual({ x: 0, y: 0 });
  expect(centerOfMass(imageWith([3, 7, 1], [4, 7, 1]))).toEqual({ x: 3.5, y: 7 });
});

test("strong ink weighs more than weak ink", () => {
  expect(centerOfMass(imageWith([0, 0, 0.75], [4, 0, 0.25]))).toEqual({ x: 1, y: 0 });
});

test("an empty image has no centre and stays as it is", () => {
  expect(centerOfMass(imageWith())).toBeNull();
  expect(centerByMass(imageWith(), 14)).toEqual(imageWith());
});

test("a pixel is moved onto the target", () => {
  expect(centerByMass(imageWith([2, 25, 1]), 14)).toEqual(imageWith([14, 14, 1]));
});

test("halfway cases go right and down", () => {
  expect(centerByMass(imageWith([13, 13, 1], [14, 14, 1]), 14)).toEqual(imageWith([14, 14, 1], [15, 15, 1]));
});

test("ink is moved only as far as the border, not out of the image and not to its other side", () => {
  expect(centerByMass(imageWith([4, 14, 1], [24, 14, 0.1]), 14)).toEqual(imageWith([7, 14, 1], [27, 14, 0.1]));
  expect(centerByMass(imageWith([14, 24, 1], [14, 2, 0.1]), 14)).toEqual(imageWith([14, 22, 1], [14, 0, 0.1]));
});
