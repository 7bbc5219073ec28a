import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createBatchMaker } from "../../src/engine/batches";
import { buildModel } from "../../src/engine/buildModel";
import { keepPerImage } from "../../src/engine/lossAndCorrect";
import { createOptimizer } from "../../src/engine/optimizers";
import { trainStep } from "../../src/engine/trainStep";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, tinyExperiment } from "../fixtures/tinyExperiment";

const { train } = smallMnist(12, 1);
const rows = Uint32Array.from({ length: 12 }, (_, i) => i);

beforeAll(startWasmInNode);

test("loss and correct count are those before the update, and the update lowers the loss", async () => {
  const experiment = tinyExperiment({ optimizer: { kind: "sgd", learningRate: 0.05, momentum: 0 } });
  const model = buildModel(experiment);
  const optimizer = createOptimizer(experiment.optimizer, model.trained);
  const batches = createBatchMaker("unit", 12);
  const perImage = keepPerImage(1 / 12);

  const logits = tf.tidy(() => model.logits(batches.make(train, rows).images));
  const answers = await logits.array();
  const losses = answers.map((row, i) => {
    const sum = row.reduce((total, x) => total + Math.exp(x), 0);
    return Math.log(sum) - (row[train.labels[i] ?? 0] ?? 0);
  });
  const correct = answers.filter((row, i) => row.indexOf(Math.max(...row)) === train.labels[i]).length;

  const measured: number[][] = [];
  for (let step = 0; step < 5; step++) {
    const tensor = tf.tidy(() => trainStep({ model, optimizer }, batches.make(train, rows), perImage, 0.05, step));
    measured.push(Array.from(await tensor.data()));
    tensor.dispose();
  }
  expect(measured[0]?.[0]).toBeCloseTo(losses.reduce((a, b) => a + b) / 12, 5);
  expect(measured[0]?.[1]).toBe(correct);
  for (const [step, [loss]] of measured.entries()) {
    if (step > 0) expect(loss).toBeLessThan(measured[step - 1]?.[0] ?? 0);
  }
  tf.dispose([logits, perImage.scalar]);
  optimizer.dispose();
  model.dispose();
});

test("a step leaves one tensor behind, and one that breaks leaves none", () => {
  const experiment = tinyExperiment({ layers: everyLayer });
  const model = buildModel(experiment);
  const optimizer = createOptimizer(experiment.optimizer, model.trained);
  const batches = createBatchMaker("unit", 12);
  const perImage = keepPerImage(1 / 12);
  const step = (by = optimizer) =>
    tf.tidy(() => trainStep({ model, optimizer: by }, batches.make(train, rows), perImage, 0.001, 0));
  // The first one uploads the constants that all others share.
  step().dispose();
  const before = tf.memory();
  const measured = step();
  expect(measured.shape).toEqual([2]);
  expect(tf.memory().numTensors).toBe(before.numTensors + 1);
  measured.dispose();
  const broken = {
    update: () => {
      throw new Error("out of memory");
    },
    state: [],
    dispose: () => {},
  };
  expect(() => step(broken)).toThrow("out of memory");
  expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
  perImage.scalar.dispose();
  optimizer.dispose();
  model.dispose();
});
