import * as fc from "fast-check";
import { expect, test } from "vitest";
import { classMetrics } from "../../src/statistics/classMetrics.ts";
import { confusionDifference, confusionMatrix, rowsOfCell } from "../../src/statistics/confusionMatrix.ts";
import { paretoFront } from "../../src/statistics/paretoFront.ts";

const labels = Uint8Array.of(0, 0, 0, 1, 1, 2);
const predictions = Uint8Array.of(0, 0, 1, 1, 0, 3);
const digits = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 1 });

test("a confusion matrix has the digit in its rows and what was read in its columns", () => {
  const matrix = confusionMatrix(labels, [predictions]);
  expect(matrix[0]).toBe(2);
  expect(matrix[1]).toBe(1);
  expect(matrix[10]).toBe(1);
  expect(matrix[11]).toBe(1);
  expect(matrix[23]).toBe(1);
  expect(matrix.reduce((sum, count) => sum + count, 0)).toBe(6);
});

test("precision, recall and F1 are those worked by hand, and 0 / 0 is 0", () => {
  const { classes, macro } = classMetrics(confusionMatrix(labels, [predictions]));
  expect(classes[0]).toEqual({ images: 3, precision: 2 / 3, recall: 2 / 3, f1: 4 / 6 });
  expect(classes[1]).toEqual({ images: 2, precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 });
  // Never read: precision is 0 / 0. Never there: recall is 0 / 0.
  expect(classes[2]).toEqual({ images: 1, precision: 0, recall: 0, f1: 0 });
  expect(classes[3]).toEqual({ images: 0, precision: 0, recall: 0, f1: 0 });
  expect(macro.precision).toBeCloseTo((2 / 3 + 1 / 2) / 10, 12);
  expect(macro.f1).toBeCloseTo((2 / 3 + 1 / 2) / 10, 12);
});

test("the rows of all cells are all test images, each once, and as many as the matrix counts", () => {
  void fc.assert(
    fc.property(digits, (pairs) => {
      const truth = Uint8Array.from(pairs, ([digit]) => digit);
      const read = Uint8Array.from(pairs, ([, readAs]) => readAs);
      const matrix = confusionMatrix(truth, [read]);
      const rows = Array.from(matrix, (count, cell) => {
        const found = rowsOfCell(truth, [read], Math.floor(cell / 10), cell % 10);
        expect(found.length).toBe(count);
        return found;
      }).flat();
      expect(rows.sort((a, b) => a - b)).toEqual(pairs.map((_, row) => row));
      const { classes } = classMetrics(matrix);
      const right = pairs.filter(([digit, readAs]) => digit === readAs).length;
      expect(classes.reduce((sum, { images, recall }) => sum + images * recall, 0)).toBeCloseTo(right, 9);
      for (const { precision, recall, f1 } of classes) {
        expect(f1).toBeCloseTo(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), 12);
      }
    }),
  );
});

test("the difference of two matrices is per run, and that of a matrix with itself is 0", () => {
  const one = confusionMatrix(labels, [predictions]);
  const two = confusionMatrix(labels, [predictions, predictions]);
  expect(confusionDifference(two, 2, one, 1).every((value) => value === 0)).toBe(true);
  expect(confusionDifference(two, 2, confusionMatrix(labels, [labels]), 1)[0]).toBe(-1);
});

test("the Pareto front rises, and every other point is beaten by one of it", () => {
  expect(
    paretoFront([
      { cost: 3, value: 5 },
      { cost: 1, value: 2 },
      { cost: 2, value: 1 },
      { cost: 3, value: 4 },
      { cost: 1, value: 2 },
    ]),
  ).toEqual([
    { cost: 1, value: 2 },
    { cost: 1, value: 2 },
    { cost: 3, value: 5 },
  ]);
  void fc.assert(
    fc.property(
      fc.array(fc.record({ cost: fc.integer({ min: 1, max: 9 }), value: fc.integer({ min: 0, max: 9 }) })),
      (points) => {
        const front = paretoFront(points);
        for (const [i, point] of front.entries()) {
          const next = front[i + 1];
          if (next) expect(next.value).toBeGreaterThanOrEqual(point.value);
        }
        for (const point of points.filter((candidate) => !front.includes(candidate))) {
          expect(front.some(({ cost, value }) => cost <= point.cost && value >= point.value)).toBe(true);
        }
      },
    ),
  );
});
