import fc from "fast-check";
import { expect, test } from "vitest";
import { createMetricSeries } from "../../src/store/metricSeries";
import { createStepTimes, secondsAt } from "../../src/store/stepTimes";

const pieces = fc.array(
  fc.record({ steps: fc.integer({ min: 1, max: 90 }), seconds: fc.double({ min: 0, max: 3, noNaN: true }) }),
  {
    minLength: 1,
    maxLength: 700,
  },
);

function timesOf(told: readonly { steps: number; seconds: number }[]) {
  const times = createStepTimes();
  let [steps, seconds] = [0, 0];
  for (const piece of told) {
    steps += piece.steps;
    seconds += piece.seconds;
    times.add(steps, seconds);
  }
  return times;
}

test("the time at a step that was told is the time told, across many growths", () => {
  fc.assert(
    fc.property(pieces, (told) => {
      const times = timesOf(told);
      expect(times.steps).toHaveLength(told.length);
      for (const [i, steps] of times.steps.entries())
        expect(secondsAt(times, steps)).toBeCloseTo(times.seconds[i] ?? Number.NaN, 9);
    }),
    { numRuns: 40 },
  );
});

test("time never runs backwards between steps", () => {
  fc.assert(
    fc.property(pieces, (told) => {
      const times = timesOf(told);
      const last = times.steps.at(-1) ?? 0;
      let before = 0;
      for (let step = 0; step <= last + 10; step += 1 + last / 200) {
        const seconds = secondsAt(times, step);
        expect(seconds).toBeGreaterThanOrEqual(before - 1e-9);
        before = seconds;
      }
    }),
    { numRuns: 40 },
  );
});

test("between two times the time is on the straight line, and from 0 before the first", () => {
  const times = createStepTimes();
  times.add(10, 1);
  times.add(20, 3);
  expect([0, 5, 15, 20, 25].map((steps) => secondsAt(times, steps))).toEqual([0, 0.5, 2, 3, 4]);
  expect(secondsAt(createStepTimes(), 7)).toBe(0);
});

test("a time that goes back is left out", () => {
  const times = createStepTimes();
  times.add(10, 1);
  times.add(10, 2);
  times.add(12, 0.5);
  times.add(13, Number.NaN);
  expect([...times.steps]).toEqual([10]);
});

test("a series keeps the times of its steps and forgets them when it is cleared", () => {
  const series = createMetricSeries();
  series.append(0, new Float32Array(4), new Float32Array(4), 0.4);
  series.append(4, new Float32Array(2), new Float32Array(2), 0.8);
  expect(secondsAt(series.times, 5)).toBeCloseTo(0.6);
  series.clear();
  expect(series.times.steps).toHaveLength(0);
});

test("a series cut short forgets the times behind the cut", () => {
  const series = createMetricSeries();
  series.append(0, new Float32Array(4), new Float32Array(4), 0.4);
  series.append(4, new Float32Array(4), new Float32Array(4), 1);
  const { edition } = series;
  series.cutTo(5);
  expect([series.length, ...series.times.steps]).toEqual([5, 4]);
  expect(series.edition).not.toBe(edition);
});
