import { expect, test } from "vitest";
import { centerByMass, centerOfMass, shiftImage } from "../../src/drawing/centerMass";

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

test("what is moved out of the image does not come back on the other side", () => {
  expect(shiftImage(imageWith([27, 3, 1], [5, 27, 1]), 1, 0)).toEqual(imageWith([6, 27, 1]));
  expect(shiftImage(imageWith([27, 3, 1], [5, 27, 1]), 0, 1)).toEqual(imageWith([27, 4, 1]));
});
