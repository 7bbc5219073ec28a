import fc from "fast-check";
import { expect, test } from "vitest";
import { adamSteps, startProblem } from "../../src/articles/adam";
import { squaresStep } from "../../src/articles/leastSquares";

test("Adam's first step is as long as the learning rate, and without bias correction √10 times as long", () => {
  const first = (variant: "corrected" | "uncorrected") => adamSteps(startProblem, variant, 1)[0];
  expect(first("corrected")?.change).toBeCloseTo(0.1, 6);
  expect(first("uncorrected")?.change).toBeCloseTo(0.1 * Math.sqrt(10), 5);
  expect(first("uncorrected")?.m).toBeCloseTo(-0.3, 12);
  expect(first("uncorrected")?.v).toBeCloseTo(0.009, 12);
  expect(first("corrected")?.usedM).toBeCloseTo(-3, 12);
  expect(first("corrected")?.usedV).toBeCloseTo(9, 9);
});

test("with the second derivative in the place of the squared gradient the step grows with the gradient", () => {
  const first = (start: number) => adamSteps({ ...startProblem, start }, "asPrinted", 1)[0]?.change ?? 0;
  expect(first(0)).toBeCloseTo((0.1 * 0.3) / Math.sqrt(0.001), 5);
  expect(first(-3) / first(0)).toBeCloseTo(2, 6);
  const corrected = (start: number) => adamSteps({ ...startProblem, start }, "corrected", 1)[0]?.change ?? 0;
  expect(corrected(-3) / corrected(0)).toBeCloseTo(1, 6);
});

test("after many steps the correction no longer matters", () => {
  const last = adamSteps({ ...startProblem, beta2: 0.9 }, "corrected", 300).at(-1);
  expect(last?.usedM).toBeCloseTo(last?.m ?? Number.NaN, 9);
  expect(last?.usedV).toBeCloseTo(last?.v ?? Number.NaN, 9);
});

test("the gradient of ½ Σ (y − θx)² has the minus sign that article 1 leaves out", () => {
  const number = fc.double({ min: -4, max: 4, noNaN: true });
  const samples = fc.array(fc.record({ x: number, y: number }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(number, samples, (theta, rows) => {
      const step = squaresStep(theta, rows, 0.001);
      expect(step.numeric).toBeCloseTo(step.gradient, 5);
      expect(step.printedGradient).toBeCloseTo(-step.gradient, 12);
      expect(step.lossAfter).toBeLessThanOrEqual(step.loss + 1e-12);
      expect(step.printedLossAfter).toBeGreaterThanOrEqual(step.loss - 1e-12);
    }),
  );
});

test("on article 0's samples the printed sign more than doubles the loss that the right one quarters", () => {
  const samples = [
    { x: 1, y: 2 },
    { x: 2, y: 4 },
  ];
  const step = squaresStep(1, samples, 0.1);
  expect([step.loss, step.gradient, step.lossAfter, step.printedLossAfter]).toEqual([2.5, -5, 0.625, 5.625]);
});
