import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { activations } from "../../src/engine/activations";
import { createDeviceScalars } from "../../src/engine/deviceScalars";
import { largestDistance, valueAndGradients } from "../fixtures/gradientOf";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

const x = [-4, -2.5, -1, -0.3, -1e-3, 0, 0.2, 0.75, 1.5, 3, 6];
/** Values and derivatives as PyTorch 1.13 computes them in double precision. */
const expected = {
  gelu: {
    values: [
      -0.000126685, -0.015524163, -0.158655254, -0.114626573, -0.000499601, 0, 0.115851942, 0.580029486, 1.399789198, 2.995950306,
      5.999999994,
    ],
    derivatives: [
      -0.00050365, -0.037611086, -0.083315471, 0.267672233, 0.499202116, 0.5, 0.657468248, 0.999225722, 1.127469192, 1.011945647,
      1.000000035,
    ],
  },
  elu: {
    values: [-0.981684361, -0.917915001, -0.632120559, -0.259181779, -0.0009995, 0, 0.2, 0.75, 1.5, 3, 6],
    derivatives: [0.018315639, 0.082084999, 0.367879441, 0.740818221, 0.9990005, 1, 1, 1, 1, 1, 1],
  },
};

const cases = (["cpu", "wasm"] as const).flatMap((backend) => (["gelu", "elu"] as const).map((name) => ({ backend, name })));

test.each(cases)("$name and its derivative on $backend are PyTorch's", async ({ backend, name }) => {
  await tf.setBackend(backend);
  const scalars = createDeviceScalars();
  const { fused, rest } = activations[name];
  expect(fused).toBe("linear");
  const act = ([input]: tf.Tensor[]) => rest(input ?? tf.scalar(0), scalars);
  const { value, gradients } = await valueAndGradients(
    act,
    [{ shape: [x.length], values: x }],
    x.map(() => 1),
  );
  expect(largestDistance(value, expected[name].values)).toBeLessThan(2e-6);
  expect(largestDistance(gradients[0] ?? [], expected[name].derivatives)).toBeLessThan(2e-6);
  scalars.dispose();
});
