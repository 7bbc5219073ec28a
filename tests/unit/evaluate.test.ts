import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createBatchMaker } from "../../src/engine/batches";
import { buildModel } from "../../src/engine/buildModel";
import { evaluate, evaluationSlice } from "../../src/engine/evaluate";
import { predict } from "../../src/engine/predict";
import { presets } from "../../src/protocol/presets";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, tinyExperiment } from "../fixtures/tinyExperiment";

const { train } = smallMnist(1300, 1);

beforeAll(startWasmInNode);

const drawingOf = (row: number) => Float32Array.from(train.images.subarray(784 * row, 784 * (row + 1)), (byte) => byte / 255);

test("an evaluation is the mean over all rows asked for, in whatever slices, also a last smaller one", async () => {
  const before = tf.memory();
  const model = buildModel(tinyExperiment());
  const rows = Uint32Array.from({ length: 1200 }, (_, i) => 1299 - i);
  const slice = evaluationSlice(model);
  expect(slice).toBe(512);
  const slices = evaluate(model, train, rows, createBatchMaker("unit", slice));
  let count = 0;
  let part = await slices.next();
  for (; !part.done; part = await slices.next()) count++;
  expect(count).toBe(3);

  // By way of the probabilities that the page shows, one image at a time.
  const answers = await Promise.all([...rows].map((row) => predict([{ model, preprocessing: "unit" }], drawingOf(row))));
  const labels = [...rows].map((row) => train.labels[row] ?? 0);
  const losses = answers.map(([answer], i) => -Math.log(answer?.[labels[i] ?? 0] ?? Number.NaN));
  const correct = answers.filter(([answer], i) => answer?.indexOf(Math.max(...answer)) === labels[i]).length;
  expect(part.value.measured.loss).toBeCloseTo(losses.reduce((a, b) => a + b) / 1200, 4);
  expect(part.value.measured).toMatchObject({ count: 1200, correct, accuracy: correct / 1200 });
  expect([...part.value.predictions]).toEqual(answers.map(([answer]) => answer?.indexOf(Math.max(...answer))));
  model.dispose();
  expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
});

test("an evaluation that is given up in the middle frees what it had measured", async () => {
  const model = buildModel(tinyExperiment());
  const before = tf.memory().numTensors;
  const rows = Uint32Array.from({ length: 1300 }, (_, i) => i);
  const slices = evaluate(model, train, rows, createBatchMaker("unit", 512));
  await slices.next();
  await slices.next();
  expect(tf.memory().numTensors).toBeGreaterThan(before);
  await slices.return({ measured: { loss: 0, accuracy: 0, correct: 0, count: 0 }, predictions: new Uint8Array() });
  expect(tf.memory().numTensors).toBe(before);
  model.dispose();
});

test("dropout does not disturb an evaluation", async () => {
  const model = buildModel(tinyExperiment({ layers: everyLayer }));
  const measureOnce = async () => {
    const slices = evaluate(
      model,
      train,
      Uint32Array.from({ length: 50 }, (_, i) => i),
      createBatchMaker("unit", 512),
    );
    let part = await slices.next();
    while (!part.done) part = await slices.next();
    return part.value;
  };
  expect(await measureOnce()).toEqual(await measureOnce());
  model.dispose();
});

test("slices are smaller for a network with more work, so that the worker stays responsive", () => {
  const slices = [presets["article0-dense128-batch128"], presets["article2-cnn"]].map((preset) => {
    const model = buildModel(preset);
    model.dispose();
    return evaluationSlice(model) * model.shape.flops;
  });
  for (const flops of slices) expect(flops).toBeLessThanOrEqual(200e6);
});

test("several networks read a drawing in one go, each with its own preprocessing", async () => {
  const before = tf.memory().numTensors;
  const models = [1, 2].map((seed) => buildModel(tinyExperiment({ seed })));
  const [first, second] = models;
  if (!first || !second) throw new Error("two models were made");
  const answers = await predict(
    [
      { model: first, preprocessing: "unit" },
      { model: second, preprocessing: "centered" },
      { model: first, preprocessing: "centered" },
    ],
    drawingOf(0),
  );
  expect(answers).toHaveLength(3);
  for (const answer of answers) {
    expect(answer).toHaveLength(10);
    expect(answer.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  }
  expect(answers[0]).toEqual((await predict([{ model: first, preprocessing: "unit" }], drawingOf(0)))[0]);
  expect(answers[0]).not.toEqual(answers[2]);
  expect(await predict([], drawingOf(0))).toEqual([]);
  for (const model of models) model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
