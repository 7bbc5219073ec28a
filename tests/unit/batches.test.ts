import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createBatchMaker, drawingTensor, epochOrder } from "../../src/engine/batches";
import { smallMnist } from "../fixtures/smallMnist";

const { train } = smallMnist(20, 1);

beforeAll(async () => {
  await tf.setBackend("cpu");
});

test("an epoch's order depends on seed, epoch and count alone, and holds every image once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat({ max: 50 }), (count, seed, epoch) => {
      const order = epochOrder(count, true, seed, epoch);
      expect(order).toEqual(epochOrder(count, true, seed, epoch));
      expect([...order.toSorted()]).toEqual(Array.from({ length: count }, (_, i) => i));
    }),
  );
  expect(epochOrder(100, true, 1, 0)).not.toEqual(epochOrder(100, true, 1, 1));
  expect(epochOrder(100, true, 1, 0)).not.toEqual(epochOrder(100, true, 2, 0));
});

test("without shuffling every epoch has the images in their own order", () => {
  expect(epochOrder(4, false, 1, 0)).toEqual(Uint32Array.of(0, 1, 2, 3));
  expect(epochOrder(4, false, 9, 3)).toEqual(Uint32Array.of(0, 1, 2, 3));
});

test.each([
  ["unit", (byte: number) => byte / 255],
  ["centered", (byte: number) => (byte / 255 - 0.5) / 0.5],
] as const)("pixels become what %s preprocessing says", async (name, formula) => {
  const batch = createBatchMaker(name, 4).make(train, Uint32Array.of(7, 0));
  expect(batch.images.shape).toEqual([2, 28, 28, 1]);
  const values = await batch.images.data();
  const bytes = [...train.images.subarray(7 * 784, 8 * 784), ...train.images.subarray(0, 784)];
  for (const [i, byte] of bytes.entries()) expect(Math.abs((values[i] ?? Number.NaN) - formula(byte))).toBeLessThan(1e-6);
  // Both ends of the range occur, or the test would say little.
  expect(Math.max(...bytes)).toBeGreaterThan(250);
  tf.dispose([batch.images, batch.labels]);
});

test("labels come as numbers, and nothing of the batch before shines through", async () => {
  const maker = createBatchMaker("unit", 16);
  const full = maker.make(
    train,
    Uint32Array.from({ length: 16 }, (_, i) => i),
  );
  tf.dispose([full.images, full.labels]);
  const { images, labels } = maker.make(train, Uint32Array.of(3, 1, 4));
  expect(await labels.array()).toEqual([3, 1, 4].map((row) => train.labels[row]));
  expect(Array.from(await images.data())).toEqual(
    Array.from(
      await createBatchMaker("unit", 3)
        .make(train, Uint32Array.of(3, 1, 4))
        .images.data(),
    ),
  );
  expect(images.shape).toEqual([3, 28, 28, 1]);
  tf.dispose([images, labels]);
});

test("a drawing of an image's own brightness is what the network sees of that image", async () => {
  const bytes = train.images.subarray(0, 784);
  for (const preprocessing of ["unit", "centered"] as const) {
    const drawn = drawingTensor(
      Float32Array.from(bytes, (byte) => byte / 255),
      preprocessing,
    );
    const { images, labels } = createBatchMaker(preprocessing, 1).make(train, Uint32Array.of(0));
    const difference = tf.max(tf.abs(tf.sub(drawn, images)));
    expect((await difference.data())[0]).toBeLessThan(1e-6);
    tf.dispose([drawn, images, labels, difference]);
  }
});
