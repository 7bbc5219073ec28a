import { expect, test } from "vitest";
import { initialWeight } from "../../src/engine/initialWeights";
import type { WeightRole } from "../../src/engine/layers";
import { initializationOptions, optionNames } from "../../src/protocol/options";

const weight = (role: WeightRole) => ({ role, shape: [200, 400], fanIn: 200, fanOut: 400 });

test("He's weights have variance 2 / fan in, no value beyond two deviations before the cut, and mean 0", () => {
  const values = initialWeight(weight("kernel"), "he", 3, 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(2 / 200);
  expect(Math.abs(mean)).toBeLessThan(0.02 * deviation);
  expect(Math.sqrt(variance) / deviation).toBeCloseTo(1, 2);
  const cut = (2 * deviation) / 0.8796256610342398;
  for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(cut * 1.000001);
  // Cut, not gathered at the ends.
  expect(values.filter((value) => Math.abs(value) > 0.99 * cut).length / values.length).toBeLessThan(0.005);
});

test.each(optionNames(initializationOptions))("%s fills kernels by seed and place, and leaves batch norm alone", (name) => {
  expect(initialWeight(weight("kernel"), name, 1, 0)).toEqual(initialWeight(weight("kernel"), name, 1, 0));
  expect(initialWeight(weight("kernel"), name, 1, 0)).not.toEqual(initialWeight(weight("kernel"), name, 2, 0));
  expect(initialWeight(weight("kernel"), name, 1, 0)).not.toEqual(initialWeight(weight("kernel"), name, 1, 1));
  const isAll = (role: WeightRole, value: number) => initialWeight(weight(role), name, 1, 0).every((found) => found === value);
  expect([isAll("scale", 1), isAll("movingVariance", 1), isAll("shift", 0), isAll("movingMean", 0)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isAll("bias", 0)).toBe(name !== "pytorch");
});
