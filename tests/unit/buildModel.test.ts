import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { buildModel, type Model } from "../../src/engine/buildModel";
import type { Experiment } from "../../src/protocol/experiment";
import { presets } from "../../src/protocol/presets";
import { problemOf } from "../../src/protocol/problem";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, tinyExperiment } from "../fixtures/tinyExperiment";

beforeAll(startWasmInNode);

const valuesOf = (model: Model) => Promise.all(model.weights.map(async (weight) => Array.from(await weight.data())));

test.each(Object.entries(presets))("%s has the parameters on the device that its shape promises", (_, preset) => {
  const model = buildModel(preset);
  expect(model.weights.reduce((sum, { size }) => sum + size, 0)).toBe(model.shape.parameters);
  model.dispose();
});

test("layers that do not fit together are told as a problem, and leave no tensor", () => {
  const before = tf.memory().numTensors;
  const build = () => buildModel(tinyExperiment({ layers: [{ kind: "dense", units: 10, activation: "softmax" }] }));
  expect(build).toThrow();
  try {
    build();
  } catch (error) {
    expect(problemOf(error)).toEqual({
      code: "model-shape",
      problem: { code: "needs-vector", layer: 0, kind: "dense", found: "28 × 28 × 1" },
    });
  }
  expect(tf.memory().numTensors).toBe(before);
});

test("a network is freed as a whole", () => {
  const before = tf.memory();
  const model = buildModel(tinyExperiment({ layers: everyLayer }));
  expect(tf.memory().numTensors).toBeGreaterThan(before.numTensors);
  model.dispose();
  expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
});

test.each<[Experiment["initialization"], (fanIn: number, fanOut: number) => number]>([
  ["keras", (fanIn, fanOut) => Math.sqrt(6 / (fanIn + fanOut))],
  ["pytorch", (fanIn) => 1 / Math.sqrt(fanIn)],
])("initial weights of %s are uniform up to the framework's bound", async (initialization, bound) => {
  const model = buildModel({ ...presets["article2-cnn"], initialization });
  const fans = [
    [3 * 3 * 1, 3 * 3 * 32],
    [3 * 3 * 32, 3 * 3 * 64],
    [3 * 3 * 64, 3 * 3 * 64],
    [576, 64],
    [64, 10],
  ] as const;
  const values = await valuesOf(model);
  for (const [layer, [fanIn, fanOut]] of fans.entries()) {
    const kernel = values[2 * layer] ?? [];
    const bias = values[2 * layer + 1] ?? [];
    const limit = bound(fanIn, fanOut);
    const largest = Math.max(...kernel.map(Math.abs));
    expect(kernel).toHaveLength([288, 18_432, 36_864, 36_864, 640][layer] ?? 0);
    expect(largest).toBeLessThanOrEqual(limit * (1 + 1e-6));
    expect(largest).toBeGreaterThan(0.97 * limit);
    expect(Math.min(...kernel)).toBeLessThan(-0.9 * limit);
    // Variance of a uniform distribution, within a tenth.
    const variance = kernel.reduce((sum, value) => sum + value ** 2, 0) / kernel.length;
    expect(Math.abs(variance / (limit ** 2 / 3) - 1)).toBeLessThan(0.1);
    if (initialization === "keras") expect(bias.every((value) => value === 0)).toBe(true);
    else expect(Math.max(...bias.map(Math.abs))).toBeGreaterThan(0.5 * limit);
    expect(Math.max(...bias.map(Math.abs))).toBeLessThanOrEqual(limit * (1 + 1e-6));
  }
  model.dispose();
});

test("the same seed gives the same weights, another seed others, and two layers alike never share theirs", async () => {
  const twins: Experiment["layers"] = [
    { kind: "flatten" },
    { kind: "dense", units: 10, activation: "relu" },
    { kind: "dense", units: 10, activation: "relu" },
    { kind: "dense", units: 10, activation: "softmax" },
  ];
  const [first, again, other] = [1, 1, 2].map((seed) => buildModel(tinyExperiment({ layers: twins, seed })));
  if (!first || !again || !other) throw new Error("three models were asked for");
  const values = await valuesOf(first);
  expect(await valuesOf(again)).toEqual(values);
  expect((await valuesOf(other))[2]).not.toEqual(values[2]);
  expect(values[2]).not.toEqual(values[4]);
  for (const model of [first, again, other]) model.dispose();
});

test("dropout works while training, keyed by the step, and not while measuring", async () => {
  const model = buildModel(
    tinyExperiment({
      layers: [{ kind: "flatten" }, { kind: "dropout", rate: 0.5 }, ...presets["article1-mlp128-64"].layers.slice(1)],
    }),
  );
  const image = tf.ones<tf.Rank.R4>([1, 28, 28, 1]);
  const logits = async (step?: number) => {
    const tensor = tf.tidy(() => model.logits(image, step === undefined ? undefined : { step }));
    const values = Array.from(await tensor.data());
    tensor.dispose();
    return values;
  };
  expect(await logits()).toEqual(await logits());
  expect(await logits(5)).toEqual(await logits(5));
  expect(await logits(5)).not.toEqual(await logits(6));
  expect(await logits(5)).not.toEqual(await logits());
  image.dispose();
  model.dispose();
});

test("a network's answer is a probability for each digit, also where its last layer is linear", async () => {
  for (const id of ["article0-dense128-batch128", "article1-mlp128-64"] as const) {
    const model = buildModel(presets[id]);
    const [logits, probabilities] = tf.tidy(() => {
      const images = tf.randomUniform<tf.Rank.R4>([3, 28, 28, 1], 0, 1, "float32", 1);
      return [model.logits(images), model.probabilities(images)] as const;
    });
    const rows = await probabilities.array();
    for (const [i, row] of (await logits.array()).entries()) {
      const powers = row.map(Math.exp);
      const sum = powers.reduce((a, b) => a + b);
      for (const [digit, power] of powers.entries()) expect(rows[i]?.[digit]).toBeCloseTo(power / sum, 5);
    }
    tf.dispose([logits, probabilities]);
    model.dispose();
  }
});
