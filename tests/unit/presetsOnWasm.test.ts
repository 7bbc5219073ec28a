import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { buildModel } from "../../src/engine/buildModel";
import { keepPerImage } from "../../src/engine/lossAndCorrect";
import { createOptimizer } from "../../src/engine/optimizers";
import { trainStep } from "../../src/engine/trainStep";
import { type PresetId, presets } from "../../src/protocol/presets";
import { normalBatch } from "../fixtures/normalBatch";
import { startWasmInNode } from "../fixtures/startWasmInNode";

const steps = 20;
const batchSize = 8;
/** The cpu backend takes seconds for a step of the CNN. */
const timeout = 600_000;

beforeAll(startWasmInNode);

// Normal inputs: on the black ground of real images whole regions lie at ReLU's corner together, where the last bit decides.
test.each(Object.keys(presets) as PresetId[])(
  "%s trains to the same weights on wasm as on the cpu backend, step by step",
  async (id) => {
    const cpu = await weightsAfterTraining("cpu", id);
    const wasm = await weightsAfterTraining("wasm", id);
    expect(wasm).toHaveLength(cpu.length);
    for (const [i, expected] of cpu.entries()) expect(relativeError(wasm[i] ?? new Float32Array(), expected)).toBeLessThan(1e-3);
  },
  timeout,
);

test("the same training twice on wasm gives the same weights to the last bit", async () => {
  const first = await weightsAfterTraining("wasm", "article2-cnn");
  expect(await weightsAfterTraining("wasm", "article2-cnn")).toEqual(first);
});

async function weightsAfterTraining(backend: "cpu" | "wasm", id: PresetId): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const tensors = tf.memory().numTensors;
  const model = buildModel(presets[id]);
  const optimizer = createOptimizer(presets[id].optimizer, model.trained);
  const firstLayer = model.shape.layers.find(({ parameters }) => parameters > 0);
  const fanIn = firstLayer?.layer.kind === "conv2d" ? firstLayer.layer.kernelSize ** 2 : 784;
  const perImage = keepPerImage(1 / batchSize);
  for (let step = 0; step < steps; step++) {
    const { learningRate } = presets[id].optimizer;
    const batch = () => normalBatch(batchSize, 1 / Math.sqrt(fanIn), step);
    tf.dispose(tf.tidy(() => trainStep({ model, optimizer }, batch(), perImage, learningRate, step)));
  }
  const weights = await Promise.all(model.weights.map((weight) => weight.data<"float32">()));
  const copies = weights.map((values) => values.slice());
  perImage.scalar.dispose();
  optimizer.dispose();
  model.dispose();
  expect(tf.memory().numTensors).toBe(tensors);
  return copies;
}

/** max|a − b| / max|b|. */
function relativeError(a: Float32Array, b: Float32Array): number {
  let difference = 0;
  let largest = 0;
  for (const [i, expected] of b.entries()) {
    difference = Math.max(difference, Math.abs(expected - (a[i] ?? Number.NaN)));
    largest = Math.max(largest, Math.abs(expected));
  }
  return difference / largest;
}
