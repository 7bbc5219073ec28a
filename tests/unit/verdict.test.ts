import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptedRange, isAsPrinted, judgeArithmetic, judgeFigure } from "../../src/articles/verdict";

const images = 10_000;
/** An accuracy counted on all test images. */
const accuracy = fc.integer({ min: 0, max: images }).map((correct) => correct / images);
const accuracies = fc.array(accuracy, { minLength: 1, maxLength: 10 });

test("0.9920 is not reproduced by seeds around 0.978, and the verdict says by how much", () => {
  const verdict = judgeFigure(0.992, { values: [0.977, 0.978, 0.979], images });
  expect(verdict).toMatchObject({ kind: "notReproduced", by: expect.closeTo(0.014, 10) });
});

test("a claim just above the best seed is reproduced by the Wilson half-width, one further off is not", () => {
  const measured = { values: [0.977, 0.978, 0.979], images };
  // z·√(p(1 − p) / n), nearly: 1.96 · √(0.978 · 0.022 / 10,000) = 0.0029.
  expect(acceptedRange(measured).high).toBeCloseTo(0.979 + 0.0029, 4);
  expect(judgeFigure(0.9807, measured).kind).toBe("reproduced");
  expect(judgeFigure(0.9825, measured).kind).toBe("notReproduced");
  expect(judgeFigure(0.9735, measured)).toMatchObject({ kind: "notReproduced", by: expect.closeTo(-0.0045, 10) });
});

test("a loss is reproduced within the range of the seeds alone", () => {
  const measured = { values: [0.3, 0.31], images: null };
  expect(judgeFigure(0.305, measured)).toEqual({ kind: "reproduced", range: { low: 0.3, high: 0.31 } });
  expect(judgeFigure(0.32, measured).kind).toBe("notReproduced");
});

test("without a measurement there is no verdict on a figure", () => {
  expect(judgeFigure(0.9, null)).toEqual({ kind: "notMeasured" });
  expect(judgeFigure(0.9, { values: [], images })).toEqual({ kind: "notMeasured" });
});

test("every seed's own accuracy is reproduced, and the range holds more claims the fewer the images", () => {
  fc.assert(
    fc.property(accuracies, (values) => {
      for (const value of values) expect(judgeFigure(value, { values, images }).kind).toBe("reproduced");
      const [wide, narrow] = [acceptedRange({ values, images: 100 }), acceptedRange({ values, images })];
      expect(wide.low).toBeLessThanOrEqual(narrow.low);
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      expect(narrow.low).toBeGreaterThanOrEqual(0);
      expect(narrow.high).toBeLessThanOrEqual(1);
    }),
  );
});

test("a verdict agrees with its own range, and a miss has the sign of the claim's side", () => {
  fc.assert(
    fc.property(accuracies, accuracy, (values, printed) => {
      const verdict = judgeFigure(printed, { values, images });
      const range = acceptedRange({ values, images });
      expect(verdict).toMatchObject({ range });
      if (verdict.kind === "notReproduced") {
        expect(verdict.by > 0).toBe(printed > range.high);
        expect(Math.abs(verdict.by)).toBeGreaterThan(0);
      } else {
        expect(printed >= range.low && printed <= range.high).toBe(true);
      }
    }),
  );
});

test("a number rounded to its decimals is as printed, and one a unit further is not", () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.integer({ min: 0, max: 6 }), (right, decimals) => {
      const printed = Number(right.toFixed(decimals));
      const figure = { name: "sum", right, decimals } as const;
      expect(isAsPrinted({ ...figure, printed })).toBe(true);
      expect(isAsPrinted({ ...figure, printed: printed + 2 * 10 ** -decimals })).toBe(false);
    }),
  );
});

test("arithmetic names only the figures that are wrong", () => {
  const good = { name: "w", printed: 1.2, right: 1.2000000000000002, decimals: 1 } as const;
  const bad = { name: "b", printed: 0.38, right: 0.48, decimals: 2 } as const;
  expect(judgeArithmetic([good])).toEqual({ kind: "reproduced", range: null });
  expect(judgeArithmetic([good, bad])).toEqual({ kind: "wrong", right: [bad] });
  expect(judgeArithmetic([{ ...bad, printed: null }])).toEqual({ kind: "noFigure" });
});
