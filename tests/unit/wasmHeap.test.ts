import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { buildModel } from "../../src/engine/buildModel";
import { keepPerImage } from "../../src/engine/lossAndCorrect";
import { createOptimizer } from "../../src/engine/optimizers";
import { trainStep } from "../../src/engine/trainStep";
import { presets } from "../../src/protocol/presets";
import { normalBatch } from "../fixtures/normalBatch";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

/** Losses of a few steps of a small dense network, batch sizes 8, 64, 8, 512, 8 in turn. */
async function lossesOfMixedBatches(): Promise<number[]> {
  const experiment = presets["article3-dense64-64"];
  const model = buildModel(experiment);
  const optimizer = createOptimizer(experiment.optimizer, model.trained);
  const losses: number[] = [];
  for (const [step, count] of [8, 64, 8, 512, 8].entries()) {
    const perImage = keepPerImage(1 / count);
    const measured = tf.tidy(() => trainStep({ model, optimizer }, normalBatch(count, 1 / 28, step), perImage, 0.001, step));
    losses.push((await measured.data())[0] ?? Number.NaN);
    tf.dispose([measured, perImage.scalar]);
  }
  optimizer.dispose();
  model.dispose();
  return losses;
}

test("kernels compute the same before and after TensorFlow.js's memory has grown", async () => {
  const { memory } = (tf.backend() as unknown as { wasm: { asm: { memory: WebAssembly.Memory } } }).wasm.asm;
  const before = await lossesOfMixedBatches();
  const bytes = memory.buffer.byteLength;
  const large = tf.tidy(() => tf.fill([bytes / 4], 1));
  expect(memory.buffer.byteLength).toBeGreaterThan(bytes);
  expect(await lossesOfMixedBatches()).toEqual(before);
  expect(before.every(Number.isFinite)).toBe(true);
  large.dispose();
});

test("memory that cannot be had is said to be out, and what is there is left alone", async () => {
  const before = tf.memory().numTensors;
  const losses = await lossesOfMixedBatches();
  // Just below what 32 bits can address, and far beyond.
  for (const size of [32_767, 100_000]) {
    const left = tf.zeros([size, 1]);
    const right = tf.zeros([1, size]);
    expect(() => tf.matMul(left, right)).toThrow("out-of-memory");
    tf.dispose([left, right]);
  }
  expect(await lossesOfMixedBatches()).toEqual(losses);
  expect(tf.memory().numTensors).toBe(before);
});
