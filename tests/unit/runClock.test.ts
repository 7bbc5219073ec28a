import { expect, test } from "vitest";
import { createRunClock } from "../../src/engine/runClock";

/** A clock with a time that the test sets, and steps that take so many milliseconds each. */
function clockWithTime(flopsPerStep = 1) {
  const time = { now: 1000 };
  const clock = createRunClock(flopsPerStep, () => time.now);
  const doStep = (ms: number) => {
    clock.startStep();
    time.now += ms;
    clock.endStep();
  };
  return { clock, time, doStep };
}

test("only the time within steps counts", () => {
  const { clock, time, doStep } = clockWithTime();
  doStep(30);
  time.now += 5000;
  doStep(20);
  expect(clock.seconds).toBeCloseTo(0.05, 9);
});

test("an epoch's seconds are those since the epoch before", () => {
  const { clock, doStep } = clockWithTime();
  doStep(30);
  doStep(20);
  expect(clock.takeEpochSeconds()).toBeCloseTo(0.05, 9);
  doStep(7);
  expect(clock.takeEpochSeconds()).toBeCloseTo(0.007, 9);
  expect(clock.takeEpochSeconds()).toBe(0);
});

test("the time of a step leaves out the first five, and is unknown under ten steps", () => {
  const { clock, doStep } = clockWithTime();
  for (let step = 0; step < 5; step++) doStep(1000);
  clock.markWarmedUp();
  for (let step = 0; step < 4; step++) doStep(2);
  expect(clock.millisecondsPerStep).toBeNull();
  doStep(7);
  expect(clock.millisecondsPerStep).toBeCloseTo(3, 9);
});

test("a run that was never warmed up has no time of a step", () => {
  const { clock, doStep } = clockWithTime();
  for (let step = 0; step < 20; step++) doStep(1);
  expect(clock.isWarmedUp).toBe(false);
  expect(clock.millisecondsPerStep).toBeNull();
});

test("a share of the device's time stands in for the time of asking", () => {
  const { clock, time, doStep } = clockWithTime();
  doStep(1);
  doStep(1);
  const steps = clock.takeUnsharedSteps();
  expect(steps).toEqual({ count: 2, firstStartedAt: 1000, askedMs: 2 });
  // Asked for while the device still works on the two before.
  time.now = 1500;
  doStep(1);
  clock.addShare(400, steps, false);
  expect(clock.seconds).toBeCloseTo(0.401, 9);
  expect(clock.isEstimated).toBe(false);
  expect(clock.takeUnsharedSteps()).toEqual({ count: 1, firstStartedAt: 1500, askedMs: 1 });
  expect(clock.takeUnsharedSteps().count).toBe(0);
});

test("once a share is an estimate, the whole time is one", () => {
  const { clock, doStep } = clockWithTime();
  doStep(1);
  clock.addShare(10, clock.takeUnsharedSteps(), true);
  doStep(1);
  clock.addShare(10, clock.takeUnsharedSteps(), false);
  expect(clock.isEstimated).toBe(true);
});
