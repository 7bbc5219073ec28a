import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImageSet } from "../../src/data/imageSet";
import { mixImages } from "../../src/data/mixImages";

/** Images that are their own number in every pixel, from `first` on. */
function numbered(count: number, first: number): ImageSet {
  const images = new Uint8Array(count * 784);
  for (let row = 0; row < count; row += 1) images.fill(first + row, row * 784, (row + 1) * 784);
  return { count, images, labels: Uint8Array.from({ length: count }, (_, row) => (first + row) % 10) };
}

const numbersIn = ({ images, count }: ImageSet) => Array.from({ length: count }, (_, row) => images[row * 784] ?? 0);
const mnist = numbered(100, 0);

test("the mix has the share of own images, each about as often, and no other twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (own, share, seed) => {
      const mixed = mixImages(mnist, { ...numbered(own, 200), share }, 80, seed);
      const numbers = numbersIn(mixed);
      const mine = numbers.filter((number) => number >= 200);
      const others = numbers.filter((number) => number < 200);
      expect(mine).toHaveLength(Math.round(80 * share));
      expect(new Set(others).size).toBe(others.length);
      const counts = Array.from({ length: own }, (_, row) => mine.filter((number) => number === 200 + row).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      for (const [row, number] of numbers.entries()) expect(mixed.labels[row]).toBe(number % 10);
    }),
    { numRuns: 50 },
  );
});

test("the same seed draws the same images, another seed others", () => {
  const own = { ...numbered(3, 200), share: 0.2 };
  expect(mixImages(mnist, own, 50, 7)).toEqual(mixImages(mnist, own, 50, 7));
  expect(numbersIn(mixImages(mnist, own, 50, 7))).not.toEqual(numbersIn(mixImages(mnist, own, 50, 8)));
});

test("without own images it is MNIST's alone", () => {
  const mixed = mixImages(mnist, { images: new Uint8Array(), labels: new Uint8Array(), share: 0.5 }, 40, 1);
  expect(Math.max(...numbersIn(mixed))).toBeLessThan(200);
});
