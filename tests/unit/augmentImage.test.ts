import { expect, test } from "vitest";
import { augmentationLength, fillAugmentation } from "../../src/data/augmentation";
import { augmentImage } from "../../src/data/augmentImage";
import { drawingAugmentation } from "../../src/data/drawingAugmentation";
import { centerOfMass } from "../../src/drawing/centerMass";
import { smallMnist } from "../fixtures/smallMnist";

const { images } = smallMnist(200, 1).train;
const unchanged = { turn: 0, slant: 0, stretch: 0, thickness: 0, bend: 0, movedShare: 0, scale: [1, 1], shift: 0 } as const;

const numbersOf = (count: number, options: Parameters<typeof fillAugmentation>[2], seed = 1, step = 0) => {
  const values = new Float32Array(count * augmentationLength);
  fillAugmentation(values, count, options, seed, step);
  return values;
};
const augmented = (options: Parameters<typeof fillAugmentation>[2], row: number, seed = 1, step = 0): Float32Array => {
  const out = new Float32Array(784);
  augmentImage(images, row * 784, numbersOf(row + 1, options, seed, step), row * augmentationLength, out, 0);
  return out;
};
const longerSide = (image: Float32Array): number => {
  const ink = [...image.entries()]
    .filter(([, value]) => value >= 128)
    .map(([place]) => [place % 28, Math.floor(place / 28)] as const);
  const extent = (of: 0 | 1) => Math.max(...ink.map((place) => place[of])) - Math.min(...ink.map((place) => place[of])) + 1;
  return Math.max(extent(0), extent(1));
};

test("an image that is not to be changed stays the same", () => {
  for (let row = 0; row < 50; row++) {
    const own = images.subarray(row * 784, (row + 1) * 784);
    const out = augmented(unchanged, row);
    expect(Math.max(...out.map((value, place) => Math.abs(value - (own[place] ?? 0))))).toBeLessThan(0.01);
  }
});

test("seed, step and row say what becomes of an image, and nothing else does", () => {
  const first = numbersOf(8, drawingAugmentation);
  expect(numbersOf(8, drawingAugmentation)).toEqual(first);
  expect(numbersOf(3, drawingAugmentation)).toEqual(first.slice(0, 3 * augmentationLength));
  const others = [numbersOf(8, drawingAugmentation, 2), numbersOf(8, drawingAugmentation, 1, 1)];
  for (const other of others) {
    for (let row = 0; row < 8; row++) {
      const part = (values: Float32Array) => values.slice(row * augmentationLength, (row + 1) * augmentationLength);
      expect(part(other)).not.toEqual(part(first));
    }
  }
});

test("changes fill their ranges evenly to both sides", () => {
  const count = 4000;
  const values = numbersOf(count, { ...unchanged, turn: 0.2, thickness: 0.5, movedShare: 1, scale: [0.8, 1.15], shift: 3 });
  const column = (index: number) =>
    Array.from({ length: count }, (_, row) => values[row * augmentationLength + index] ?? Number.NaN);
  const spread = (numbers: number[]) => ({
    mean: numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
    min: Math.min(...numbers),
    max: Math.max(...numbers),
  });
  const angles = spread(column(2).map(Math.asin));
  expect(angles.mean).toBeCloseTo(0, 1);
  expect(angles.min).toBeCloseTo(-0.2, 2);
  expect(angles.max).toBeCloseTo(0.2, 2);
  const scales = spread(column(4));
  expect(scales.mean).toBeCloseTo(0.975, 1);
  expect(scales.min).toBeCloseTo(0.8, 2);
  expect(scales.max).toBeCloseTo(1.15, 2);
  const shifts = spread(column(5));
  expect(shifts.min).toBeCloseTo(-3, 1);
  expect(shifts.max).toBeCloseTo(3, 1);
  expect(spread(column(7)).min).toBeCloseTo(-0.5, 2);
});

test("a turned and slanted digit keeps its centre of mass and the length of its longer side", () => {
  const options = { ...unchanged, turn: 0.26, slant: 0.2, stretch: 0.1 };
  const differences: number[] = [];
  for (let row = 0; row < 100; row++) {
    const own = Float32Array.from(images.subarray(row * 784, (row + 1) * 784));
    const out = augmented(options, row);
    const before = centerOfMass(own);
    const after = centerOfMass(out);
    expect(Math.hypot((after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(0.3);
    differences.push(Math.abs(longerSide(out) - longerSide(own)));
  }
  expect(differences.reduce((sum, pixels) => sum + pixels, 0) / differences.length).toBeLessThan(1);
  expect(Math.max(...differences)).toBeLessThanOrEqual(4);
});

test("a thicker line has more ink and a thinner one less", () => {
  const ink = (image: Float32Array) => image.reduce((sum, value) => sum + value, 0);
  const numbers = (thickness: number) => Float32Array.of(1, 0, 0, 1, 1, 0, 0, thickness, 0, 0, 0, 0, 0, 0);
  for (let row = 0; row < 50; row++) {
    const inkOf = (thickness: number) => {
      const out = new Float32Array(784);
      augmentImage(images, row * 784, numbers(thickness), 0, out, 0);
      return ink(out);
    };
    expect(inkOf(-0.5)).toBeLessThan(inkOf(0));
    expect(inkOf(0.5)).toBeGreaterThan(inkOf(0));
  }
});

test("an empty image stays empty, and values stay bytes", () => {
  const out = new Float32Array(784).fill(7);
  augmentImage(new Uint8Array(784), 0, numbersOf(1, drawingAugmentation), 0, out, 0);
  expect(out.every((value) => value === 0)).toBe(true);
  for (let row = 0; row < 50; row++) {
    const image = augmented(drawingAugmentation, row);
    expect(Math.min(...image)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...image)).toBeLessThanOrEqual(255.01);
  }
});
