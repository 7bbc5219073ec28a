import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { conv2dLayer, denseLayer } from "../../src/engine/kernels/layerKernels";
import { expectSameAsCpu } from "../fixtures/sameAsCpu";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

/** Numbers of both signs, the same on every backend. */
const filled = <R extends tf.Rank>(shape: tf.ShapeMap[R], seed: number) => tf.randomUniform<R>(shape, -1, 1, "float32", seed);

const small = (max: number) => fc.integer({ min: 1, max });
const convolution = fc
  .record({
    batch: small(3),
    height: small(11),
    width: small(11),
    channels: fc.constantFrom(1, 2, 3, 4, 5, 8, 9, 17),
    filters: fc.constantFrom(1, 2, 3, 4, 7, 8, 13, 16),
    kernelHeight: small(5),
    kernelWidth: small(5),
    strides: small(3),
    pad: fc.constantFrom("valid" as const, "same" as const),
  })
  .filter(
    ({ pad, height, width, kernelHeight, kernelWidth }) => pad === "same" || (kernelHeight <= height && kernelWidth <= width),
  );
const activation = fc.constantFrom("linear" as const, "relu" as const, "sigmoid" as const);
const runs = { numRuns: 150, seed: 1 };

test("a convolution layer, forward and its three gradients, is that of the cpu backend for any shape", async () => {
  await fc.assert(
    fc.asyncProperty(convolution, activation, (sizes, activation) =>
      expectSameAsCpu(() => {
        const { batch, height, width, channels, filters, kernelHeight, kernelWidth, strides, pad } = sizes;
        const x = filled<tf.Rank.R4>([batch, height, width, channels], 1);
        const filter = filled<tf.Rank.R4>([kernelHeight, kernelWidth, channels, filters], 2);
        const bias = filled<tf.Rank.R1>([filters], 3);
        const layer = (x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) =>
          conv2dLayer(x, filter, bias, { strides, pad, activation });
        const y = layer(x, filter, bias);
        return [y, ...tf.grads(layer as Differentiable)([x, filter, bias], filled(y.shape, 4))];
      }),
    ),
    runs,
  );
});

test("TensorFlow.js's own convolution and its gradients are served by the same kernels", async () => {
  await fc.assert(
    fc.asyncProperty(convolution, (sizes) =>
      expectSameAsCpu(() => {
        const { batch, height, width, channels, filters, kernelHeight, kernelWidth, strides, pad } = sizes;
        const x = filled<tf.Rank.R4>([batch, height, width, channels], 1);
        const filter = filled<tf.Rank.R4>([kernelHeight, kernelWidth, channels, filters], 2);
        const convolve = (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, strides, pad);
        const y = convolve(x, filter);
        return [y, ...tf.grads(convolve as Differentiable)([x, filter], filled(y.shape, 4))];
      }),
    ),
    { ...runs, numRuns: 60 },
  );
});

test("a dense layer, forward and its three gradients, is that of the cpu backend for any shape", async () => {
  const shape = fc.record({ batch: small(70), inputs: small(150), units: small(40) });
  await fc.assert(
    fc.asyncProperty(shape, activation, ({ batch, inputs, units }, activation) =>
      expectSameAsCpu(() => {
        const x = filled<tf.Rank.R2>([batch, inputs], 1);
        const weight = filled<tf.Rank.R2>([inputs, units], 2);
        const bias = filled<tf.Rank.R1>([units], 3);
        const layer = (x: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D) => denseLayer(x, weight, bias, activation);
        const y = layer(x, weight, bias);
        return [y, ...tf.grads(layer as Differentiable)([x, weight, bias], filled(y.shape, 4))];
      }),
    ),
    runs,
  );
});

test("a product of matrices is that of the cpu backend, each transposed or not, one or a batch of them", async () => {
  const shape = fc.record({ batch: fc.constantFrom([], [1], [3]), m: small(60), k: small(150), n: small(40) });
  await fc.assert(
    fc.asyncProperty(shape, fc.boolean(), fc.boolean(), ({ batch, m, k, n }, transposeA, transposeB) =>
      expectSameAsCpu(() => {
        const a = filled([...batch, ...(transposeA ? [k, m] : [m, k])], 1);
        const b = filled([...batch, ...(transposeB ? [n, k] : [k, n])], 2);
        return [tf.matMul(a, b, transposeA, transposeB)];
      }),
    ),
    runs,
  );
});

test("max pooling and its gradient are those of the cpu backend, also where rows are left over", async () => {
  const shape = fc.record({ batch: small(3), height: small(12), width: small(12), channels: small(9), size: small(4) });
  await fc.assert(
    fc.asyncProperty(
      shape.filter(({ height, width, size }) => size <= height && size <= width),
      ({ batch, height, width, channels, size }) =>
        expectSameAsCpu(() => {
          const x = filled<tf.Rank.R4>([batch, height, width, channels], 1);
          const pool = (x: tf.Tensor4D) => tf.maxPool(x, size, size, "valid");
          const y = pool(x);
          return [y, tf.grad(pool as Differentiable)(x, filled(y.shape, 4))];
        }),
    ),
    { ...runs, numRuns: 80 },
  );
});

test("where all of a window is alike its gradient goes to one place only, as behind a dead ReLU", async () => {
  await tf.setBackend("wasm");
  const gradient = tf.tidy(() => tf.grad((x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, 2, 2, "valid"))(tf.zeros([1, 4, 4, 1])));
  const values = Array.from(await gradient.data());
  gradient.dispose();
  expect(values.filter((value) => value === 1)).toHaveLength(4);
  expect(values.filter((value) => value === 0)).toHaveLength(12);
});

test("what is no number passes through every kernel, so that a run that diverges is noticed", async () => {
  await tf.setBackend("wasm");
  const outputs = tf.tidy(() => {
    const image = tf.fill<tf.Rank.R4>([1, 4, 4, 1], Number.NaN);
    const filter = tf.ones<tf.Rank.R4>([3, 3, 1, 2]);
    const row = tf.fill<tf.Rank.R2>([1, 5], Number.NaN);
    return [
      conv2dLayer(image, filter, tf.zeros<tf.Rank.R1>([2]), { strides: 1, pad: "valid", activation: "relu" }),
      denseLayer(row, tf.ones<tf.Rank.R2>([5, 3]), tf.zeros<tf.Rank.R1>([3]), "relu"),
      denseLayer(row, tf.ones<tf.Rank.R2>([5, 3]), tf.zeros<tf.Rank.R1>([3]), "linear"),
      tf.maxPool(image, 2, 2, "valid"),
    ];
  });
  for (const [i, output] of outputs.entries()) expect((await output.data()).every(Number.isNaN), `output ${i}`).toBe(true);
  tf.dispose(outputs);
});

/** `grads` takes functions of tensors of any rank. */
type Differentiable = (...x: tf.Tensor[]) => tf.Tensor;
