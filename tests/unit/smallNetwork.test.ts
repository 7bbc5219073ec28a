import fc from "fast-check";
import { expect, test } from "vitest";
import {
  backwardPass,
  checkGradients,
  forwardPass,
  networkParameters,
  type SmallNetwork,
  startNetwork,
  startPoint,
  trainedOnce,
} from "../../src/articles/smallNetwork";

const weight = fc.double({ min: -3, max: 3, noNaN: true });
const network: fc.Arbitrary<SmallNetwork> = fc.record({
  w11: weight,
  w12: weight,
  w21: weight,
  w22: weight,
  b1: weight,
  b2: weight,
  v1: weight,
  v2: weight,
  c: weight,
});
const point = fc.record({ x1: weight, x2: weight, y: fc.double({ min: 0, max: 1, noNaN: true }) });

test("a network of zeros says one half, and only its output's bias and weights have a gradient", () => {
  const zeros = { w11: 0, w12: 0, w21: 0, w22: 0, b1: 0, b2: 0, v1: 0, v2: 0, c: 0 };
  const at = { x1: 1, x2: 2, y: 1 };
  const pass = forwardPass(zeros, at);
  expect(pass.output).toBe(0.5);
  expect(pass.loss).toBe(0.25);
  const { gradient } = backwardPass(zeros, at, pass);
  expect(gradient.c).toBeCloseTo(-0.25, 12);
  expect(gradient.v1).toBeCloseTo(-0.125, 12);
  for (const name of ["w11", "w12", "w21", "w22", "b1", "b2"] as const) expect(Math.abs(gradient[name])).toBe(0);
});

test("each input goes through its own weights, so that the input layer needs two", () => {
  const at = (x1: number, x2: number) => forwardPass(startNetwork, { x1, x2, y: 1 }).z1;
  expect(at(1, 0) - at(0, 0)).toBeCloseTo(startNetwork.w11, 12);
  expect(at(0, 1) - at(0, 0)).toBeCloseTo(startNetwork.w12, 12);
});

test("every gradient is the one that finite differences find", () => {
  fc.assert(
    fc.property(network, point, (net, at) => {
      for (const { analytic, numeric } of checkGradients(net, at)) {
        expect(Math.abs(analytic - numeric)).toBeLessThan(1e-9 + 1e-5 * Math.abs(analytic));
      }
    }),
  );
});

test("at the start every gradient agrees to better than one in a million", () => {
  const checks = checkGradients(startNetwork, startPoint);
  expect(checks.map(({ parameter }) => parameter)).toEqual([...networkParameters]);
  for (const { analytic, relativeDifference } of checks) {
    expect(analytic).not.toBe(0);
    expect(relativeDifference).toBeLessThan(1e-6);
  }
});

test("a small training step never makes the loss larger", () => {
  fc.assert(
    fc.property(network, point, (net, at) => {
      const after = trainedOnce(net, at, 0.01);
      expect(forwardPass(after, at).loss).toBeLessThanOrEqual(forwardPass(net, at).loss + 1e-12);
    }),
  );
});

test("gradients that vanish are not said to be wrong", () => {
  const saturated = Object.fromEntries(networkParameters.map((name) => [name, -100]));
  const checks = checkGradients({ ...startNetwork, ...saturated }, { x1: -100, x2: -100, y: 0 });
  expect(checks.every(({ relativeDifference }) => relativeDifference < 1e-6)).toBe(true);
});
