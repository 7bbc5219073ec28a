import * as fc from "fast-check";
import { expect, test } from "vitest";
import { judgeLosses } from "../../cli/bench/judgeLosses";
import { median, pairedRatios, spreadOf } from "../../cli/bench/statistics";

test("the median is the middle value, or the mean of the middle two", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(() => median([])).toThrow("at least one value");
});

test("no more than half of any values lie on either side of their median, and they stay in their order", () => {
  void fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
      const before = [...values];
      const middle = median(values);
      expect(values).toEqual(before);
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

test("a spread has the smallest and the largest value; nothing has no spread", () => {
  expect(spreadOf([3, 1, 8])).toEqual({ median: 3, min: 1, max: 8 });
  expect(spreadOf([])).toBeNull();
});

test("a ratio is taken within its repeat: a machine that slows down changes neither half alone", () => {
  expect(pairedRatios([20, 60], [2, 6])).toEqual([10, 10]);
  expect(pairedRatios([20, 20, 90], [2, 4, 9])).toEqual([10, 5, 10]);
});

test("a repeat that one of the two has not gives no ratio", () => {
  expect(pairedRatios([20, null, 30], [2, 3, null])).toEqual([10]);
  expect(pairedRatios([20, 30], [2])).toEqual([10]);
});

const falling = Array.from({ length: 100 }, (_, step) => 0.3 + 2 * 0.95 ** step);

test("a peer that learns as we do is right, also when it made fewer steps", () => {
  expect(judgeLosses(falling, falling.slice(0, 7), 469)).toMatchObject({ isRight: true, comparedSteps: 7 });
  const close = falling.map((loss) => loss * 1.01);
  expect(judgeLosses(falling, close, 469)).toMatchObject({ isRight: true, comparedSteps: 100 });
});

test("a peer that does not learn, learns half as fast or breaks is wrong", () => {
  const stuck = falling.map(() => 2.3);
  const slow = falling.map((_, step) => falling[Math.floor(step / 2)] ?? 0);
  expect(judgeLosses(falling, stuck, 469)?.isRight).toBe(false);
  expect(judgeLosses(falling, slow, 469)?.isRight).toBe(false);
  expect(judgeLosses(falling, [2.3, Number.NaN, Number.NaN], 469)?.isRight).toBe(false);
});

test("two steps are the fewest that show an update, and the first loss does not count", () => {
  expect(judgeLosses([2.3], [2.3], 469)).toBeNull();
  expect(judgeLosses([2.3, 2.1], [2.3, 2.3], 469)).toMatchObject({ isRight: false, ours: 2.1, theirs: 2.3 });
});

test("steps after the batches that all see alike are not compared", () => {
  const afterwards = falling.map((loss, step) => (step < 7 ? loss : 5));
  expect(judgeLosses(falling, afterwards, 7)).toMatchObject({ isRight: true, comparedSteps: 7 });
});
