import fc from "fast-check";
import { expect, test } from "vitest";
import { article0Descent, descentStep, descentSteps } from "../../src/articles/gradientDescent";

test("article 0's first step is right and its second ends at w = 1.76 and b = 0.48, not at 1.56 and 0.38", () => {
  const { start, samples, rate, printed } = article0Descent;
  const [first, second] = descentSteps(start, samples, rate, 2);
  expect(first?.loss).toBeCloseTo(1, 12);
  expect(first?.after.w).toBeCloseTo(printed[0].w, 12);
  expect(first?.after.b).toBeCloseTo(printed[0].b, 12);
  expect(second?.prediction).toBeCloseTo(2.6, 12);
  expect(second?.loss).toBeCloseTo(1.96, 12);
  expect(second?.gradient.w).toBeCloseTo(-5.6, 12);
  expect(second?.gradient.b).toBeCloseTo(-2.8, 12);
  expect(second?.after.w).toBeCloseTo(1.76, 12);
  expect(second?.after.b).toBeCloseTo(0.48, 12);
  expect(printed[1]).toEqual({ w: 1.56, b: 0.38 });
});

test("the third step takes the first sample again, and there are no steps without samples", () => {
  const { start, samples, rate } = article0Descent;
  expect(descentSteps(start, samples, rate, 3)[2]?.sample).toEqual(samples[0]);
  expect(descentSteps(start, [], rate, 3)).toEqual([]);
});

test("the gradients are those that finite differences find", () => {
  const number = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(number, number, number, number, (w, b, x, y) => {
      const { gradient } = descentStep({ w, b }, { x, y }, 0.1);
      const loss = (dw: number, db: number) => descentStep({ w: w + dw, b: b + db }, { x, y }, 0.1).loss;
      const h = 1e-4;
      expect(gradient.w).toBeCloseTo((loss(h, 0) - loss(-h, 0)) / (2 * h), 5);
      expect(gradient.b).toBeCloseTo((loss(0, h) - loss(0, -h)) / (2 * h), 5);
    }),
  );
});
