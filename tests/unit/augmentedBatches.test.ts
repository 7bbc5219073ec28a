import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { augmentationLength, fillAugmentation } from "../../src/data/augmentation";
import { drawingAugmentation } from "../../src/data/drawingAugmentation";
import { createBatchMaker } from "../../src/engine/batches";
import { noiseImages } from "../fixtures/noiseDataset";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";

const mnist = smallMnist(280, 1).train;
const noise = noiseImages(20, 1);
/** Digits, and images with ink up to their edges. */
const train = {
  count: 300,
  images: Uint8Array.from([...mnist.images, ...noise.images]),
  labels: Uint8Array.from([...mnist.labels, ...noise.labels]),
};
const rows = Uint32Array.from({ length: 128 }, (_, i) => (i * 7) % 300);
const changes = new Float32Array(rows.length * augmentationLength);
fillAugmentation(changes, rows.length, { ...drawingAugmentation, movedShare: 0.5 }, 5, 3);

beforeAll(startWasmInNode);

async function batchOn(backend: "wasm" | "cpu", numbers: Float32Array | null): Promise<Float32Array> {
  await tf.setBackend(backend);
  const images = tf.tidy(() => createBatchMaker("centered", rows.length).make(train, rows, numbers).images);
  const values = (await images.data<"float32">()).slice();
  images.dispose();
  return values;
}

test("changed images are the same on wasm as in plain JavaScript", async () => {
  const expected = await batchOn("cpu", changes);
  const found = await batchOn("wasm", changes);
  expect(Math.max(...found.map((value, i) => Math.abs(value - (expected[i] ?? Number.NaN))))).toBeLessThan(2e-3);
  expect(await batchOn("wasm", changes)).toEqual(found);
  const plain = await batchOn("wasm", null);
  expect(found.filter((value, i) => Math.abs(value - (plain[i] ?? 0)) > 0.2).length).toBeGreaterThan(0.05 * found.length);
});

test("what is beside a changed image is black, on both", async () => {
  const far = new Float32Array(rows.length * augmentationLength);
  for (let i = 0; i < rows.length; i++) far.set([1, 0, 0, 1, 1, 60, -60, 0, 0, 0, 0, 0, 0, 0], i * augmentationLength);
  for (const backend of ["wasm", "cpu"] as const) expect(new Set(await batchOn(backend, far))).toEqual(new Set([-1]));
});
