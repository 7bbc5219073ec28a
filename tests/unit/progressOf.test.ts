import fc from "fast-check";
import { expect, test } from "vitest";
import { type Progress, progressOf, stepsAt } from "../../src/features/charts/progressOf";
import { placeInWords } from "../../src/features/charts/progressWords";
import { progressUnits } from "../../src/store/chartView";
import { createStepTimes } from "../../src/store/stepTimes";
import { en } from "../../src/text/en";
import { chartedGroup } from "../fixtures/chartedGroup";

/** 469 steps an epoch: 468 of 128 images and one of 96. */
const group = chartedGroup();
const timesOf = (...told: [steps: number, seconds: number][]) => {
  const times = createStepTimes();
  for (const [steps, seconds] of told) times.add(steps, seconds);
  return times;
};
const clocks = [timesOf([100, 10], [469, 50], [4690, 500]), timesOf([4690, 700])];

test("an epoch is all training images once, and all images are their work", () => {
  const at = (unit: (typeof progressUnits)[number]) => progressOf(group, clocks, unit)(938);
  expect(at("step")).toBe(938);
  expect(at("epoch")).toBe(2);
  expect(at("images")).toBe(120_000);
  expect(at("flops")).toBe(120_000_000);
});

test("the last batch of an epoch counts no more images than it has", () => {
  const images = progressOf(group, [], "images");
  expect([468, 469, 470].map(images)).toEqual([59_904, 60_000, 60_128]);
});

test("seconds are the mean of the group's runs", () => {
  expect(progressOf(group, clocks, "seconds")(4690)).toBe(600);
  expect(progressOf(group, [], "seconds")(10)).toBe(0);
});

test("every axis only grows with the steps, and the steps are found again", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...progressUnits),
      fc.integer({ min: 0, max: 4690 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (unit, steps, part) => {
        const progress = progressOf(group, clocks, unit);
        expect(progress(steps + part)).toBeGreaterThanOrEqual(progress(steps) - 1e-9);
        expect(progress(stepsAt(progress, progress(steps), 4690))).toBeGreaterThanOrEqual(progress(steps) - 1e-9);
        expect(stepsAt(progress, progress(steps), 4690)).toBeLessThanOrEqual(steps);
      },
    ),
  );
});

test("a place that is never reached is the last step there is", () => {
  const still: Progress = () => 0;
  expect(stepsAt(still, 5, 70)).toBe(70);
});

test("places are said in the unit's own words", () => {
  const said = progressUnits.map((unit) => placeInWords(12_345.6, unit, en));
  expect(said).toEqual(["Epoch 12,345.60", "Step 12,346", "12,346 images", "3:25:45", "0.0\u202fMFLOP"]);
  expect(placeInWords(4.25e12, "flops", en)).toBe("4.3\u202fTFLOP");
  expect(placeInWords(7.26, "seconds", en)).toBe("7.3\u202fs");
});
