import fc from "fast-check";
import { expect, test } from "vitest";
import type { ScheduleSpec } from "../../src/protocol/experiment";
import { learningRateAt } from "../../src/protocol/learningRateAt";
import type { RunPlan } from "../../src/protocol/runPlan";

const plan = (stepsPerEpoch: number, epochs: number): RunPlan => ({
  trainingImages: stepsPerEpoch,
  validationImages: 0,
  stepsPerEpoch,
  totalSteps: stepsPerEpoch * epochs,
});
const steps = fc.integer({ min: 1, max: 50 });
const epochs = fc.integer({ min: 1, max: 20 });
const base = fc.double({ min: 1e-6, max: 10, noNaN: true });
const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });
const warmUp = fc.integer({ min: 0, max: 60 });

test("without schedule and warm-up the rate stays the base rate", () => {
  fc.assert(
    fc.property(base, steps, epochs, fc.nat(2000), (rate, perEpoch, count, step) => {
      expect(learningRateAt(rate, { kind: "constant", warmUpSteps: 0 }, plan(perEpoch, count), step)).toBe(rate);
    }),
  );
});

test("warm-up rises in equal parts from the first step to the base rate, which comes with its last step", () => {
  fc.assert(
    fc.property(base, fc.integer({ min: 1, max: 60 }), (rate, warmUpSteps) => {
      const at = (step: number) => learningRateAt(rate, { kind: "constant", warmUpSteps }, plan(100, 10), step);
      expect(at(0)).toBeCloseTo(rate / warmUpSteps, 12);
      expect(at(warmUpSteps - 1)).toBe(rate);
      expect(at(warmUpSteps)).toBe(rate);
      for (let step = 1; step < warmUpSteps; step++) expect(at(step)).toBeGreaterThan(at(step - 1));
    }),
  );
});

test("steps multiply by the factor after every so many epochs, and only there", () => {
  fc.assert(
    fc.property(base, steps, epochs, fc.integer({ min: 1, max: 5 }), fraction, (rate, perEpoch, count, everyEpochs, factor) => {
      const schedule: ScheduleSpec = { kind: "step", everyEpochs, factor: factor || 0.5, warmUpSteps: 0 };
      const at = (step: number) => learningRateAt(rate, schedule, plan(perEpoch, count), step);
      for (let epoch = 0; epoch < count; epoch++) {
        const expected = rate * schedule.factor ** Math.floor(epoch / everyEpochs);
        expect(at(epoch * perEpoch)).toBeCloseTo(expected, 12);
        expect(at((epoch + 1) * perEpoch - 1)).toBe(at(epoch * perEpoch));
      }
    }),
  );
});

test("a cosine falls from the base rate to its fraction at the last step and never rises", () => {
  fc.assert(
    fc.property(base, steps, epochs, fraction, warmUp, (rate, perEpoch, count, finalFraction, warmUpSteps) => {
      const whole = plan(perEpoch, count);
      fc.pre(whole.totalSteps - 1 > warmUpSteps);
      const schedule: ScheduleSpec = { kind: "cosine", finalFraction, warmUpSteps };
      const at = (step: number) => learningRateAt(rate, schedule, whole, step);
      expect(at(warmUpSteps)).toBeCloseTo(rate, 9);
      expect(at(whole.totalSteps - 1)).toBeCloseTo(rate * finalFraction, 9);
      for (let step = warmUpSteps + 1; step < whole.totalSteps; step++)
        expect(at(step)).toBeLessThanOrEqual(at(step - 1) * (1 + 1e-12));
    }),
  );
});

test("half way a cosine is half way down", () => {
  const schedule: ScheduleSpec = { kind: "cosine", finalFraction: 0.1, warmUpSteps: 0 };
  expect(learningRateAt(1, schedule, plan(101, 1), 50)).toBeCloseTo(0.55, 12);
});

test("every schedule gives a rate above nothing and at most the base rate at every step", () => {
  const schedule = fc.oneof(
    fc.record({ kind: fc.constant("constant" as const), warmUpSteps: warmUp }),
    fc.record({
      kind: fc.constant("step" as const),
      everyEpochs: fc.integer({ min: 1, max: 5 }),
      factor: fc.double({ min: 0.1, max: 1, noNaN: true }),
      warmUpSteps: warmUp,
    }),
    fc.record({ kind: fc.constant("cosine" as const), finalFraction: fraction, warmUpSteps: warmUp }),
  );
  fc.assert(
    fc.property(base, schedule, steps, epochs, fc.nat(1000), (rate, spec, perEpoch, count, step) => {
      const whole = plan(perEpoch, count);
      const at = learningRateAt(rate, spec, whole, Math.min(step, whole.totalSteps - 1));
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(rate * (1 + 1e-12));
    }),
  );
});
