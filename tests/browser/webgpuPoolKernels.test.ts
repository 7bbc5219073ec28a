import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { averagePoolForward } from "../../src/engine/kernels/webgpu/averagePoolForward";
import { averagePoolGradient } from "../../src/engine/kernels/webgpu/averagePoolGradient";
import { dropout } from "../../src/engine/kernels/webgpu/dropout";
import { maxPoolForward } from "../../src/engine/kernels/webgpu/maxPoolForward";
import { maxPoolGradient } from "../../src/engine/kernels/webgpu/maxPoolGradient";
import { createKernelRunner, type KernelRunner } from "../fixtures/kernelRunner";
import {
  activations,
  beforeActivation,
  expectClose,
  padded,
  randomValues,
  unwritten,
  valuesOnCpu,
} from "../fixtures/kernelValues";

let runner: KernelRunner;

beforeAll(async () => {
  runner = await createKernelRunner();
});

afterAll(() => runner.dispose());

const cases = [
  { batch: 1, rows: 1, input: [2, 2, 1], size: 2, activation: "linear" },
  { batch: 3, rows: 2, input: [13, 13, 5], size: 2, activation: "relu" },
  { batch: 2, rows: 2, input: [7, 9, 4], size: 3, activation: "tanh" },
  { batch: 2, rows: 1, input: [3, 4, 2], size: 1, activation: "sigmoid" },
] as const;

test.each(cases)("a max-pool of $rows of $batch × $input by $size and its gradient are those of the cpu backend", async (c) => {
  const { batch, rows, input, size, activation } = c;
  const [height, width, channels] = input;
  const places = Math.floor(height / size) * Math.floor(width / size) * channels;
  const x = randomValues(rows * height * width * channels, 1).map(activations[activation].value);
  const dy = randomValues(rows * places, 2);
  const [y, gradient] = await valuesOnCpu(() => {
    const pool = (values: tf.Tensor) => tf.maxPool(values as tf.Tensor4D, size, size, "valid");
    const { value, grad } = tf.valueAndGrad(pool)(
      tf.tensor4d(x, [rows, ...input]),
      tf.tensor(dy, [rows, ...pooled(input, size)]),
    );
    return [value, grad];
  });
  const image = height * width * channels;
  const shape = { batch, input, size };
  const source = padded(x, batch * image);
  const outputs = [unwritten(batch * places), new Uint32Array(batch * places)];
  const [found, positions] = await runner.run(maxPoolForward(shape), [source, ...outputs], { rows });
  expectClose(found, y ?? new Float32Array(), "y");
  const bound = activation === "linear" ? [] : [source];
  const code = maxPoolGradient({ ...shape, inputActivation: activation });
  const buffers = [padded(dy, batch * places), positions ?? new Float32Array(), ...bound, unwritten(batch * image)];
  const [dx] = await runner.run(code, buffers, { rows });
  expectClose(dx, beforeActivation(gradient ?? new Float32Array(), x, activation), "dx");
});

test.each(cases)("an average pool of $rows of $batch × $input by $size and its gradient, too", async (c) => {
  const { batch, rows, input, size, activation } = c;
  const [height, width, channels] = input;
  const image = height * width * channels;
  const places = Math.floor(height / size) * Math.floor(width / size) * channels;
  const x = randomValues(rows * image, 1).map(activations[activation].value);
  const dy = randomValues(rows * places, 2);
  const [y, gradient] = await valuesOnCpu(() => {
    const pool = (values: tf.Tensor) => tf.avgPool(values as tf.Tensor4D, size, size, "valid");
    const { value, grad } = tf.valueAndGrad(pool)(
      tf.tensor4d(x, [rows, ...input]),
      tf.tensor(dy, [rows, ...pooled(input, size)]),
    );
    return [value, grad];
  });
  const shape = { batch, input, size };
  const source = padded(x, batch * image);
  const [found] = await runner.run(averagePoolForward(shape), [source, unwritten(batch * places)], { rows });
  expectClose(found, y ?? new Float32Array(), "y");
  const bound = activation === "linear" ? [] : [source];
  const code = averagePoolGradient({ ...shape, inputActivation: activation });
  const [dx] = await runner.run(code, [padded(dy, batch * places), ...bound, unwritten(batch * image)], { rows });
  expectClose(dx, beforeActivation(gradient ?? new Float32Array(), x, activation), "dx");
});

test("equal values in a window: the first is the maximum", async () => {
  const code = maxPoolForward({ batch: 1, input: [2, 2, 1], size: 2 });
  const [, positions] = await runner.run(code, [new Float32Array([0, 7, 7, 7]), unwritten(1), new Uint32Array(1)], { rows: 1 });
  expect(new Uint32Array(positions?.buffer ?? new ArrayBuffer(0))).toEqual(new Uint32Array([1]));
});

test("dropout drops its share of values and scales the rest, differently in each step, layer and seed", async () => {
  const [batch, width, rows] = [40, 300, 37];
  const shape = { batch, width, rate: 0.3, seed: 7, layer: 1 };
  const ones = padded(new Float32Array(rows * width).fill(1), batch * width);
  const maskOf = async (changes: Partial<typeof shape>, index: number) => {
    const [y] = await runner.run(dropout({ ...shape, ...changes }), [ones, unwritten(batch * width)], { rows, index });
    return y?.subarray(0, rows * width) ?? new Float32Array();
  };
  const mask = await maskOf({}, 5);
  const kept = mask.filter((value) => value !== 0);
  expect(kept.every((value) => value === Math.fround(1 / 0.7))).toBe(true);
  // Five standard deviations of 11,100 draws.
  expect(Math.abs(kept.length / mask.length - 0.7)).toBeLessThan(5 * Math.sqrt((0.7 * 0.3) / mask.length));
  expect(await maskOf({}, 5)).toEqual(mask);
  for (const other of [await maskOf({}, 6), await maskOf({ layer: 2 }, 5), await maskOf({ seed: 8 }, 5)]) {
    const both = mask.filter((value, i) => value !== 0 && other[i] !== 0).length / mask.length;
    expect(Math.abs(both - 0.49)).toBeLessThan(5 * Math.sqrt((0.49 * 0.51) / mask.length));
  }
});

test("the gradient of dropout has the mask of its forward pass and the derivative of the activation before", async () => {
  const shape = { batch: 4, width: 50, rate: 0.5, seed: 1, layer: 0 };
  const x = randomValues(200, 1).map(activations.sigmoid.value);
  const dy = randomValues(200, 2);
  const step = { rows: 4, index: 9 };
  const [y] = await runner.run(dropout(shape), [x, unwritten(200)], step);
  const [dx] = await runner.run(dropout({ ...shape, gradientOf: "sigmoid" }), [dy, x, unwritten(200)], step);
  const masked = dy.map((value, i) => ((y?.[i] ?? 0) / (x[i] ?? 1)) * value);
  expectClose(dx, beforeActivation(masked, x, "sigmoid"), "dx");
});

function pooled([height, width, channels]: readonly [number, number, number], size: number) {
  return [Math.floor(height / size), Math.floor(width / size), channels] as const;
}
