import fc from "fast-check";
import { expect, test } from "vitest";
import { article0CrossEntropy, article4CrossEntropy, crossEntropySums } from "../../src/articles/crossEntropy";

test("article 0's example comes to 2.8134, 6.7254 and 1.6814, and to nothing that it prints", () => {
  const { labels, predictions, printed } = article0CrossEntropy;
  const sums = crossEntropySums(labels, predictions);
  expect(sums.labelSum).toBeCloseTo(2.8134, 4);
  expect(sums.sum).toBeCloseTo(6.7254, 4);
  expect(sums.mean).toBeCloseTo(1.6814, 4);
  for (const value of [sums.labelSum, sums.labelMean, sums.sum, sums.mean]) {
    expect(Math.abs(value - printed)).toBeGreaterThan(0.1);
  }
});

test("article 4's example comes to half of ln 10 by its formula and to ln 10 as one softmax sample", () => {
  const { labelSum, labelMean } = crossEntropySums(article4CrossEntropy.labels, article4CrossEntropy.predictions);
  expect(labelMean).toBeCloseTo(1.1513, 4);
  expect(labelMean).toBeCloseTo(Math.log(10) / 2, 12);
  expect(labelSum).toBeCloseTo(Math.LN10, 12);
});

test("a certain and right prediction adds nothing, a certain and wrong one adds an infinite loss", () => {
  expect(crossEntropySums([0, 1], [0, 1]).sum).toBe(0);
  expect(crossEntropySums([1], [0]).sum).toBe(Number.POSITIVE_INFINITY);
});

test("labels and predictions that are both turned round have the same loss", () => {
  const pair = fc.record({ label: fc.constantFrom(0, 1), prediction: fc.double({ min: 0.01, max: 0.99, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), (pairs) => {
      const there = crossEntropySums(
        pairs.map(({ label }) => label),
        pairs.map(({ prediction }) => prediction),
      );
      const back = crossEntropySums(
        pairs.map(({ label }) => 1 - label),
        pairs.map(({ prediction }) => 1 - prediction),
      );
      expect(back.sum).toBeCloseTo(there.sum, 9);
      expect(there.sum).toBeGreaterThan(0);
    }),
  );
});
