import fc from "fast-check";
import { expect, test } from "vitest";
import { nextMisread } from "../../src/features/inside/nextMisread";
import { softmax } from "../../src/features/inside/softmax";
import { weightScale } from "../../src/features/inside/weightScale";
import { makeValueFormat } from "../../src/text/makeValueFormat";
import { histogramPath } from "../../src/ui/histogramPath";

test("at most one weight in a hundred lies beyond the colour scale, which is no wider than it need be", () => {
  const weights = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }), { minLength: 1 });
  fc.assert(
    fc.property(weights, (list) => {
      const { limit, largest } = weightScale(Float32Array.from(list));
      const sizes = list.map(Math.abs);
      expect(largest).toBe(Math.max(...sizes));
      expect(sizes.filter((size) => size > limit).length).toBeLessThanOrEqual(list.length / 100);
      const narrower = limit - largest / 1000;
      if (largest > 0) expect(sizes.filter((size) => size >= narrower).length).toBeGreaterThan(list.length / 100);
    }),
  );
});

test("one huge weight does not make the others pale, and weights that are no numbers do not count", () => {
  const weights = new Float32Array(1000).fill(0.1);
  weights[7] = 50;
  expect(weightScale(weights).limit).toBeLessThan(0.2);
  weights[8] = Number.NaN;
  weights[9] = Number.POSITIVE_INFINITY;
  expect(weightScale(weights).largest).toBe(50);
  expect(weightScale(new Float32Array(4))).toEqual({ limit: 0, largest: 0 });
});

test("softmax gives probabilities however large the values are, and NaN where they are no numbers", () => {
  expect(softmax(Float32Array.of(0, 0, 0, 0))).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(softmax(Float32Array.of(10_000, 0))).toEqual([1, 0]);
  const [first = 0, second = 0] = softmax(Float32Array.of(1, 2));
  expect(second / first).toBeCloseTo(Math.E, 6);
  expect(softmax(Float32Array.of(1, Number.NaN))).toEqual([Number.NaN, Number.NaN]);
});

test("the next misread image comes after the present one, and from the first again after the last", () => {
  const labels = Uint8Array.of(7, 2, 1, 0, 4);
  const predictions = Uint8Array.of(7, 3, 1, 8, 4);
  expect([0, 1, 3, 4].map((row) => nextMisread(predictions, labels, row))).toEqual([1, 3, 1, 1]);
  expect(nextMisread(labels, labels, 2)).toBeNull();
  expect(nextMisread(new Uint8Array(0), labels, 0)).toBeNull();
  expect(nextMisread(predictions.slice(0, 2), labels, 4)).toBe(1);
});

test("a histogram's bars stand side by side, the highest as high as the plot", () => {
  expect(histogramPath([1, 4, 0, 2], 100, 40)).toBe("M0 40V30H25V0H50V40H75V20H100V40Z");
  expect(histogramPath([0, 0], 100, 40)).toBe("");
});

test("values are written in two significant digits, small ones as powers of ten", () => {
  const written = [0, 0.3127, -0.05, 12.4, -1520, 0.000024, -3e-12, 2.5e7].map(makeValueFormat("en"));
  expect(written).toEqual([
    "0",
    "0.31",
    "−0.050",
    "12",
    "−1,520",
    "2.4\u202f×\u202f10⁻⁵",
    "−3.0\u202f×\u202f10⁻¹²",
    "2.5\u202f×\u202f10⁷",
  ]);
  expect([Number.NaN, Number.NEGATIVE_INFINITY].map(makeValueFormat("en"))).toEqual(["NaN", "−∞"]);
});
