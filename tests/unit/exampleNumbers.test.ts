import fc from "fast-check";
import { expect, test } from "vitest";
import { runRace, startRace } from "../../src/articles/descentRace";
import { exactAxis, logAxis, plainAxis } from "../../src/features/examples/plainAxis";
import { fixedNumber, plainNumber } from "../../src/features/examples/plainNumber";
import { racePoints } from "../../src/features/examples/racePoints";
import { texFactor, texNumber, texResult } from "../../src/features/examples/texNumber";

test("numbers of formulas have four decimals and no zeros at the end", () => {
  expect(texNumber(1.7600000000000002)).toBe("1.76");
  expect(texNumber(-0.00001)).toBe("-1 \\cdot 10^{-5}");
  expect(texNumber(2.8e-17)).toBe("0");
  expect(texNumber(Number.POSITIVE_INFINITY)).toBe("\\infty");
  expect(texFactor(-2)).toBe("(-2)");
  expect(texFactor(2)).toBe("2");
});

test("a result says whether decimals were left out", () => {
  expect(texResult(1.76)).toBe("= 1.76");
  expect(texResult(1 / 3)).toBe("\\approx 0.3333");
  expect(texResult(0.1 + 0.2)).toBe("= 0.3");
});

test("numbers beside formulas have a real minus sign, and powers of ten where they are far from 1", () => {
  expect(plainNumber(-0.38)).toBe("−0.38");
  expect(plainNumber(5.6e-11, 8)).toBe("5.6\u202f×\u202f10⁻¹¹");
  expect(plainNumber(0)).toBe("0");
  expect([fixedNumber(-0.1), fixedNumber(0), fixedNumber(Number.NaN)]).toEqual(["−0.1000", "0", "NaN"]);
  expect(plainNumber(Number.NaN)).toBe("NaN");
});

test("a number that is written can be read again, but for what was rounded away", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (value) => {
      fc.pre(value === 0 || Math.abs(value) >= 0.001);
      expect(Math.abs(Number(plainNumber(value).replace("−", "-")) - value)).toBeLessThanOrEqual(0.5e-4 + 1e-9);
    }),
  );
});

test("an axis holds all its values between round ends, and only one that is asked for ends where it is told", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 5 }), (values) => {
      const { min, max, ticks } = plainAxis("x", ...values);
      const slack = 1e-6 * (max - min);
      expect(min).toBeLessThanOrEqual(Math.min(...values) + slack);
      expect(max).toBeGreaterThanOrEqual(Math.max(...values) - slack);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }),
  );
  expect(exactAxis("x", -6, 6)).toMatchObject({ min: -6, max: 6 });
  expect(logAxis("x", 1, 10_240).ticks.map(({ label }) => label)).toEqual(["1", "10", "100", "1000", "10000"]);
});

test("a race is drawn as stairs up to what was seen so far", () => {
  const { batch, stochastic } = runRace(startRace);
  const { xs, ys } = racePoints(batch, "epochs", startRace.examples, 2 * startRace.examples);
  expect(xs).toEqual([0, 0, 1, 1, 2, 2]);
  expect(ys[2]).toBe(batch.excess[0]);
  expect(ys[3]).toBe(batch.excess[1]);
  expect(racePoints(stochastic, "updates", 1, startRace.examples * startRace.epochs).xs.length).toBeLessThan(1500);
});
