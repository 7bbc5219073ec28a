import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { activations } from "../../src/engine/activations";
import { createDeviceScalars } from "../../src/engine/deviceScalars";
import { normalizeBatch } from "../../src/engine/normalizeBatch";
import { expectSameAsCpu } from "../fixtures/sameAsCpu";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

const small = (max: number) => fc.integer({ min: 1, max });
const runs = { numRuns: 60, seed: 1 };
const filled = <R extends tf.Rank>(shape: tf.ShapeMap[R], seed: number, reach = 1) =>
  tf.randomUniform<R>(shape, -reach, reach, "float32", seed);

test.each(["tanh", "gelu", "elu"] as const)(
  "%s and its gradient are those of the cpu backend for any number of values",
  async (name) => {
    await fc.assert(
      fc.asyncProperty(small(37), fc.constantFrom(0.01, 1, 4, 30), (count, reach) =>
        expectSameAsCpu(() => {
          const scalars = createDeviceScalars();
          const act = (x: tf.Tensor) => activations[name].rest(x, scalars);
          const x = filled<tf.Rank.R1>([count], 1, reach);
          const y = act(x);
          const gradient = tf.grad(act)(x, filled(y.shape, 2));
          scalars.dispose();
          return [y, gradient];
        }),
      ),
      runs,
    );
  },
);

test("tanh and GELU of numbers far out are their limits, and what is no number stays none", async () => {
  await tf.setBackend("wasm");
  const scalars = createDeviceScalars();
  const far = [-1e30, -200, 200, 1e30, Number.NEGATIVE_INFINITY, Number.NaN];
  const valuesOf = (name: "tanh" | "gelu") => tf.tidy(() => [...activations[name].rest(tf.tensor1d(far), scalars).dataSync()]);
  expect(valuesOf("tanh")).toEqual([-1, -1, 1, 1, -1, Number.NaN]);
  const gelu = valuesOf("gelu");
  expect(gelu.slice(2, 4)).toEqual([200, Math.fround(1e30)]);
  expect(Math.abs(gelu[1] ?? 1)).toBeLessThan(1e-30);
  expect(gelu[5]).toBeNaN();
  scalars.dispose();
});

test("average pooling and its gradient are those of the cpu backend, also where rows are left over", async () => {
  const pool = fc
    .record({ batch: small(3), height: small(9), width: small(9), channels: fc.constantFrom(1, 3, 4, 5, 8), size: small(4) })
    .filter(({ height, width, size }) => height >= size && width >= size);
  await fc.assert(
    fc.asyncProperty(pool, ({ batch, height, width, channels, size }) =>
      expectSameAsCpu(() => {
        const average = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, size, size, "valid");
        const x = filled<tf.Rank.R4>([batch, height, width, channels], 1);
        const y = average(x);
        return [y, tf.grad(average)(x, filled(y.shape, 2))];
      }),
    ),
    runs,
  );
});

test("batch normalization and its gradients are those of the cpu backend for any shape", async () => {
  await fc.assert(
    fc.asyncProperty(small(40), fc.constantFrom(1, 2, 3, 4, 5, 8, 10, 16, 19, 33), (rows, columns) =>
      expectSameAsCpu(() => {
        const scalars = createDeviceScalars();
        const moments: tf.Tensor[] = [];
        const onMoments = ({ mean, variance }: { mean: tf.Tensor; variance: tf.Tensor }) => {
          if (moments.length === 0) moments.push(tf.keep(tf.clone(mean)), tf.keep(tf.clone(variance)));
        };
        const normalize = (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) =>
          normalizeBatch(x, scale, shift, { epsilon: 0.01, scalars, onMoments });
        const inputs = [filled([rows, columns], 1), filled([columns], 2), filled([columns], 3)];
        const gradients = tf.grads(normalize as Differentiable)(inputs, filled([rows, columns], 4));
        const y = normalize(...(inputs as [tf.Tensor, tf.Tensor, tf.Tensor]));
        scalars.dispose();
        return [y, ...gradients, ...moments];
      }),
    ),
    runs,
  );
});

/** What `tf.grads` takes: its type knows functions of any number of tensors only. */
type Differentiable = (...args: tf.Tensor[]) => tf.Tensor;
