import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { activations } from "../../src/engine/activations";
import { chooseBackend } from "../../src/engine/backend";
import { createDeviceScalars } from "../../src/engine/deviceScalars";
import { conv2dLayer, denseLayer } from "../../src/engine/kernels/layerKernels";
import relaxedUrl from "../../src/engine/kernels/wasm/build/kernelsRelaxed.wasm?url";
import { normalizeBatch } from "../../src/engine/normalizeBatch";

// Node lacks relaxed SIMD, so what `tests/unit/wasmKernels.test.ts` compares is the plain build. This is the other one.
beforeAll(async () => {
  await chooseBackend("wasm");
});

test("this browser takes the build with relaxed SIMD", async () => {
  expect(WebAssembly.validate(await (await fetch(relaxedUrl)).arrayBuffer())).toBe(true);
});

const filled = <R extends tf.Rank>(shape: tf.ShapeMap[R], seed: number) => tf.randomUniform<R>(shape, -1, 1, "float32", seed);

async function valuesOn(backend: "cpu" | "wasm", compute: () => tf.Tensor[]): Promise<number[][]> {
  await tf.setBackend(backend);
  const tensors = tf.tidy(compute);
  const values = await Promise.all(tensors.map(async (tensor) => Array.from(await tensor.data())));
  tf.dispose(tensors);
  return values;
}

/** max|a − b| / max|b| of each output is at most 1e-4, and a repetition on wasm is equal to the last bit. */
async function expectSameAsCpu(compute: () => tf.Tensor[]): Promise<void> {
  const expected = await valuesOn("cpu", compute);
  const found = await valuesOn("wasm", compute);
  expect(await valuesOn("wasm", compute)).toEqual(found);
  for (const [i, values] of expected.entries()) {
    const largest = Math.max(...values.map(Math.abs), 1e-3);
    const difference = Math.max(...values.map((value, j) => Math.abs(value - (found[i]?.[j] ?? Number.NaN))));
    expect(difference, `output ${i}`).toBeLessThanOrEqual(1e-4 * largest);
  }
}

test.each([
  [1, 1, 1],
  [5, 7, 3],
  [6, 8, 8],
  [13, 130, 17],
  [129, 31, 10],
])("a dense layer of %i × %i to %i and its gradients are those of the cpu backend", async (rows, inputs, units) => {
  const layer = (x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor) =>
    denseLayer(x as tf.Tensor2D, weight as tf.Tensor2D, bias as tf.Tensor1D, "relu");
  await expectSameAsCpu(() => {
    const operands = [
      filled<tf.Rank.R2>([rows, inputs], 1),
      filled<tf.Rank.R2>([inputs, units], 2),
      filled<tf.Rank.R1>([units], 3),
    ];
    const { value, grads } = tf.valueAndGrads(layer)(operands, filled<tf.Rank.R2>([rows, units], 4));
    return [value, ...grads];
  });
});

test.each([
  { size: 7, channels: 1, filters: 3, kernel: 3, strides: 1, pad: "valid" },
  { size: 9, channels: 5, filters: 8, kernel: 2, strides: 2, pad: "same" },
  { size: 10, channels: 8, filters: 13, kernel: 3, strides: 2, pad: "valid" },
  { size: 13, channels: 32, filters: 64, kernel: 3, strides: 1, pad: "valid" },
] as const)(
  "a convolution $size × $size × $channels by $kernel to $filters and its gradients are those of the cpu backend",
  async (c) => {
    const layer = (x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor) =>
      conv2dLayer(x as tf.Tensor4D, weight as tf.Tensor4D, bias as tf.Tensor1D, {
        strides: c.strides,
        pad: c.pad,
        activation: "linear",
      });
    const out = c.pad === "same" ? Math.ceil(c.size / c.strides) : Math.floor((c.size - c.kernel) / c.strides) + 1;
    await expectSameAsCpu(() => {
      const operands = [
        filled<tf.Rank.R4>([3, c.size, c.size, c.channels], 1),
        filled<tf.Rank.R4>([c.kernel, c.kernel, c.channels, c.filters], 2),
        filled<tf.Rank.R1>([c.filters], 3),
      ];
      const { value, grads } = tf.valueAndGrads(layer)(operands, filled<tf.Rank.R4>([3, out, out, c.filters], 4));
      return [value, ...grads];
    });
  },
);

test.each(["tanh", "gelu"] as const)("%s and its gradient are those of the cpu backend", async (name) => {
  await expectSameAsCpu(() => {
    const scalars = createDeviceScalars();
    const x = tf.mul(filled<tf.Rank.R1>([103], 1), 5);
    const { value, grad } = tf.valueAndGrad((input: tf.Tensor) => activations[name].rest(input, scalars))(x, filled([103], 2));
    scalars.dispose();
    return [value, grad];
  });
});

test.each([3, 8, 17])("batch normalization of %i channels and its gradients are those of the cpu backend", async (channels) => {
  await expectSameAsCpu(() => {
    const scalars = createDeviceScalars();
    const layer = (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) =>
      normalizeBatch(x, scale, shift, { epsilon: 0.001, scalars, onMoments() {} });
    const operands = [filled([50, channels], 1), filled([channels], 2), filled([channels], 3)];
    const { value, grads } = tf.valueAndGrads(layer)(operands, filled([50, channels], 4));
    scalars.dispose();
    return [value, ...grads];
  });
});

test("the gradient of average pooling is that of the cpu backend", async () => {
  await expectSameAsCpu(() => {
    const x = filled<tf.Rank.R4>([2, 7, 7, 5], 1);
    const { value, grad } = tf.valueAndGrad((input: tf.Tensor) => tf.avgPool(input as tf.Tensor4D, 2, 2, "valid"))(
      x,
      filled([2, 3, 3, 5], 2),
    );
    return [value, grad];
  });
});
