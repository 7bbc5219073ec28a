import fc from "fast-check";
import { expect, test } from "vitest";
import { activationFunctions, article4Relu } from "../../src/articles/activationFunctions";

test("article 4's ReLU example is right", () => {
  expect(article4Relu.input.map(activationFunctions.relu.value)).toEqual(article4Relu.printed);
});

test("sigmoid is one half and a quarter steep at 0, tanh 0 and 1 steep, ReLU has slope 0 there and 1 above", () => {
  const { sigmoid, tanh, relu } = activationFunctions;
  expect([sigmoid.value(0), sigmoid.derivative(0)]).toEqual([0.5, 0.25]);
  expect([tanh.value(0), tanh.derivative(0)]).toEqual([0, 1]);
  expect([relu.derivative(0), relu.derivative(1e-9), relu.derivative(-1e-9)]).toEqual([0, 1, 0]);
  expect(sigmoid.value(1)).toBeCloseTo(0.7311, 4);
});

test.each(Object.entries(activationFunctions))(
  "the derivative of %s is what finite differences find",
  (_, { value, derivative }) => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        fc.pre(Math.abs(x) > 1e-4);
        expect((value(x + 1e-5) - value(x - 1e-5)) / 2e-5).toBeCloseTo(derivative(x), 6);
      }),
    );
  },
);
