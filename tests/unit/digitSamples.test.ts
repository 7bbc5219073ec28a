import { expect, test } from "vitest";
import { digitSamples } from "../../src/data/digitSamples";
import { smallMnist } from "../fixtures/smallMnist";

const { test: images } = smallMnist(1, 200);

test("the samples of a digit are its first images, in order and byte for byte", () => {
  const samples = digitSamples(images, 3);
  expect(samples.map(({ digit }) => digit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const { digit, images: bytes, count } of samples) {
    const rows = [...images.labels.keys()].filter((row) => images.labels[row] === digit).slice(0, 3);
    expect(count).toBe(3);
    expect(bytes).toHaveLength(3 * 784);
    for (const [i, row] of rows.entries()) {
      expect(bytes.subarray(784 * i, 784 * (i + 1))).toEqual(images.images.subarray(784 * row, 784 * (row + 1)));
    }
  }
});

test("a digit with too few images gives those that there are", () => {
  const few = digitSamples({ ...images, count: 4 }, 6);
  expect(few.map(({ count }) => count)).toEqual([1, 1, 1, 0, 0, 0, 0, 1, 0, 0]);
  expect(few[3]?.images).toHaveLength(0);
});
