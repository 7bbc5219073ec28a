import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { buildModel } from "../../src/engine/buildModel";
import { createDeviceScalars } from "../../src/engine/deviceScalars";
import { normalizeBatch } from "../../src/engine/normalizeBatch";
import { largestDistance, valueAndGradients } from "../fixtures/gradientOf";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { tinyExperiment } from "../fixtures/tinyExperiment";

beforeAll(startWasmInNode);

const backends = ["cpu", "wasm"] as const;
const x = [1, -2, 0.5, 0.25, 3, -1.5, -1, 0.5, 2, 2, 1, 0];
const upstream = [0.3, -1, 0.2, 1, 0.5, -0.7, -0.4, 0.25, 0.6, 0.1, 0.9, -1.2];
/** `batch_norm` of PyTorch 1.13 in double precision, with ε = 0.001. */
const expected = {
  y: [
    0.69901695, 0.73683938, 0.09987206, -0.32786925, -0.6666642, -3.09910443, -2.03934626, 0.03508759, 2.49910443, 2.06819856,
    -0.10526277, -0.69987206,
  ],
  dx: [
    -0.00484474, 0.08718941, 0.59191807, 1.07924607, 0.12161486, 0.49508944, -0.6281687, -0.03594823, 0.22468027, -0.44623264,
    -0.17285604, -1.31168778,
  ],
  dScale: [0.53626279, 2.31227216, 2.09932832],
  dShift: [1, 0.65, -1.1],
  mean: [0.5625, 0.625, 0.25],
  variance: [1.19921875, 3.171875, 1.5625],
};

test.each(backends)("on %s value, gradients and moments are PyTorch's, for images as for rows", async (backend) => {
  await tf.setBackend(backend);
  const scalars = createDeviceScalars();
  for (const shape of [
    [4, 3],
    [2, 2, 1, 3],
  ]) {
    const moments: number[][] = [];
    const normalize = ([input, scale, shift]: tf.Tensor[]) => {
      if (!input || !scale || !shift) throw new Error("three inputs");
      const onMoments = ({ mean, variance }: { mean: tf.Tensor; variance: tf.Tensor }) =>
        moments.push(Array.from(mean.dataSync()), Array.from(variance.dataSync()));
      return normalizeBatch(input, scale, shift, { epsilon: 1e-3, scalars, onMoments });
    };
    const inputs = [
      { shape, values: x },
      { shape: [3], values: [1.5, -0.5, 2] },
      { shape: [3], values: [0.1, 0, -0.3] },
    ];
    const { value, gradients } = await valueAndGradients(normalize, inputs, upstream);
    expect(largestDistance(value, expected.y)).toBeLessThan(2e-6);
    for (const [i, gradient] of [expected.dx, expected.dScale, expected.dShift].entries()) {
      expect(largestDistance(gradients[i] ?? [], gradient)).toBeLessThan(3e-6);
    }
    // The biased variance, which PyTorch uses to normalize and Keras for the moving average as well.
    expect(largestDistance(moments[0] ?? [], expected.mean)).toBeLessThan(1e-6);
    expect(largestDistance(moments[1] ?? [], expected.variance)).toBeLessThan(1e-6);
  }
  scalars.dispose();
});

test.each(backends)("on %s a training pass moves the averages, a trial does not, and prediction uses them", async (backend) => {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const model = buildModel(
    tinyExperiment({
      layers: [
        { kind: "flatten" },
        { kind: "batchNormalization", momentum: 0.75, epsilon: 0.001 },
        { kind: "dense", units: 10, activation: "softmax" },
      ],
    }),
  );
  expect(model.weights).toHaveLength(6);
  expect(model.trained).toHaveLength(4);
  const [, , mean, variance] = model.weights;
  const averages = async () => [(await mean?.data())?.[0], (await variance?.data())?.[0]];
  // The first pixel is 1 and 3: mean 2, variance 1.
  const images = tf.tidy(() => tf.concat([tf.ones([1, 28, 28, 1]), tf.mul(tf.ones([1, 28, 28, 1]), 3)]) as tf.Tensor4D);
  const pass = (isTrial: boolean) => tf.tidy(() => void model.logits(images, { step: 0, isTrial }));
  expect(await averages()).toEqual([0, 1]);
  pass(true);
  expect(await averages()).toEqual([0, 1]);
  pass(false);
  expect(await averages()).toEqual([0.5, 1]);
  pass(false);
  expect(await averages()).toEqual([0.875, 1]);
  const normalized = tf.tidy(() => Array.from(model.activations(images)[1]?.dataSync() ?? []));
  expect(normalized[0]).toBeCloseTo((1 - 0.875) / Math.sqrt(1.001), 5);
  expect(normalized[784]).toBeCloseTo((3 - 0.875) / Math.sqrt(1.001), 5);
  images.dispose();
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
