import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { buildModel, type Model } from "../../src/engine/buildModel";
import { freePerImage, keepPerImage, lossAndCorrect, type PerImage } from "../../src/engine/lossAndCorrect";
import { normalBatch } from "../fixtures/normalBatch";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, tinyExperiment } from "../fixtures/tinyExperiment";

beforeAll(startWasmInNode);

const count = 24;

function lossOf(model: Model, perImage: PerImage): tf.Tensor1D {
  const { images, labels } = normalBatch(count, 1, 5);
  return lossAndCorrect(model.logits(images, { step: 3, isTrial: true }), labels, perImage);
}

test.each(["cpu", "wasm"] as const)("on %s every layer's gradients are the slope of the loss", async (backend) => {
  await tf.setBackend(backend);
  const model = buildModel(tinyExperiment({ layers: everyLayer, initialization: "he" }));
  const perImage = keepPerImage(1 / count);
  const lossNow = () => tf.tidy(() => lossOf(model, perImage).dataSync()[0] ?? Number.NaN);
  const gradients = tf.tidy(() => {
    const { grads } = tf.engine().gradients(
      () => lossOf(model, perImage),
      model.trained.map(({ variable }) => variable),
    );
    return grads.map((gradient) => tf.keep(gradient));
  });
  expect(gradients).toHaveLength(model.trained.length);
  for (const [i, { variable }] of model.trained.entries()) {
    const gradient = gradients[i] ?? tf.scalar(0);
    const length = tf.tidy(() => tf.norm(gradient).dataSync()[0] ?? 0);
    expect(length).toBeGreaterThan(1e-4);
    // Along the gradient the loss rises by the gradient's length; a short way, so that few bends of ReLU are crossed.
    const reach = 0.02;
    const start = tf.tidy(() => variable.clone());
    const move = (by: number) => tf.tidy(() => variable.assign(tf.add(start, tf.mul(gradient, by / length))));
    move(reach);
    const above = lossNow();
    move(-reach);
    const below = lossNow();
    move(0);
    start.dispose();
    const slope = (above - below) / (2 * reach);
    expect(Math.abs(slope - length), `weight ${i}: slope ${slope}, gradient ${length}`).toBeLessThan(0.03 * length + 2e-4);
  }
  tf.dispose(gradients);
  freePerImage(perImage);
  model.dispose();
});
