import * as fc from "fast-check";
import { expect, test } from "vitest";
import { presets } from "../../src/protocol/presets.ts";
import { wilsonInterval } from "../../src/statistics/wilsonInterval.ts";
import { makeRun } from "../../src/store/makeRun.ts";
import { overallProgress } from "../../src/store/overallProgress.ts";
import { addSpeedSample, imagesPerSecond, type SpeedSample } from "../../src/store/runSpeed.ts";
import { secondsLeft } from "../../src/store/secondsLeft.ts";

const run = makeRun("a", presets["article2-cnn"], { groupId: "g", presetId: null, colorIndex: 0 });

test("speed is taken over the last two seconds of training", () => {
  let samples: readonly SpeedSample[] = [];
  // A slow first second, then 1,000 images a second.
  for (let tenth = 1; tenth <= 50; tenth += 1) {
    const trainingSeconds = tenth / 10;
    samples = addSpeedSample(samples, { trainingSeconds, images: trainingSeconds <= 1 ? 10 * tenth : 100 + 100 * (tenth - 10) });
  }
  expect(imagesPerSecond(samples)).toBeCloseTo(1000);
  expect(samples.length).toBeLessThan(30);
});

test("there is no speed before two samples, nor after a reset", () => {
  const one = addSpeedSample([], { trainingSeconds: 1, images: 100 });
  expect(imagesPerSecond(one)).toBeNull();
  const two = addSpeedSample(one, { trainingSeconds: 2, images: 200 });
  expect(imagesPerSecond(two)).toBe(100);
  expect(imagesPerSecond(addSpeedSample(two, { trainingSeconds: 0.1, images: 10 }))).toBeNull();
});

test("a run alone needs its own steps, and the last to end needs everybody's", () => {
  expect(secondsLeft([{ steps: 100, secondsPerStep: 0.02 }], 0)).toBeCloseTo(2);
  void fc.assert(
    fc.property(
      fc.array(fc.record({ steps: fc.nat(1000), secondsPerStep: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1 }),
      (runs) => {
        const longest = runs.reduce((best, candidate, index) => (candidate.steps > (runs[best]?.steps ?? 0) ? index : best), 0);
        const all = runs.reduce((sum, candidate) => sum + candidate.steps * candidate.secondsPerStep, 0);
        expect(secondsLeft(runs, longest)).toBeCloseTo(all, 6);
      },
    ),
  );
});

test("Wilson's interval has the values of the formula worked by hand", () => {
  // 81 of 263: Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
  const [low, high] = wilsonInterval(81, 263);
  expect(low).toBeCloseTo(0.2553, 4);
  expect(high).toBeCloseTo(0.3662, 4);
  // 0 of 20 and 1 of 29, the same table.
  expect(wilsonInterval(0, 20)[1]).toBeCloseTo(0.1611, 4);
  expect(wilsonInterval(1, 29)[0]).toBeCloseTo(0.0061, 4);
  expect(wilsonInterval(1, 29)[1]).toBeCloseTo(0.1718, 4);
});

test("Wilson's interval lies in 0 to 1 and holds the share", () => {
  void fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
      const correct = Math.round(share * count);
      const [low, high] = wilsonInterval(correct, count);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(correct / count + 1e-12);
      expect(high).toBeGreaterThanOrEqual(correct / count - 1e-12);
    }),
  );
});

test("runs that were stopped count as done, and time left is that of the last run", () => {
  const half = { ...run, state: "training", step: run.plan.totalSteps / 2, secondsLeft: 30 } as const;
  const stopped = { ...run, state: "stopped", step: run.plan.totalSteps / 2 } as const;
  expect(overallProgress([half, stopped]).share).toBeCloseTo(2 / 3);
  expect(overallProgress([half, { ...half, secondsLeft: 90 }]).secondsLeft).toBe(90);
  expect(overallProgress([half, { ...half, secondsLeft: null }]).secondsLeft).toBeNull();
  expect(overallProgress([half, { ...half, state: "failed" }]).share).toBeCloseTo(1 / 2);
  expect(overallProgress([{ ...half, state: "failed" }]).share).toBe(0);
  expect(overallProgress([]).share).toBe(0);
});
