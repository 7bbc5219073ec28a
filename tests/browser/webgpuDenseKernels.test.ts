import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { denseForward } from "../../src/engine/kernels/webgpu/denseForward";
import { denseInputGradient } from "../../src/engine/kernels/webgpu/denseInputGradient";
import { denseWeightUpdate } from "../../src/engine/kernels/webgpu/denseWeightUpdate";
import { createKernelRunner, type KernelRunner } from "../fixtures/kernelRunner";
import {
  activations,
  applyCountingMomentum,
  beforeActivation,
  countingMomentum,
  descent,
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
  { batch: 1, rows: 1, inputs: 1, units: 1, activation: "linear" },
  { batch: 1, rows: 1, inputs: 20, units: 10, activation: "relu" },
  { batch: 5, rows: 3, inputs: 7, units: 3, activation: "sigmoid" },
  { batch: 32, rows: 32, inputs: 64, units: 32, activation: "relu" },
  { batch: 33, rows: 17, inputs: 45, units: 70, activation: "tanh" },
  { batch: 70, rows: 70, inputs: 37, units: 33, activation: "elu" },
  { batch: 128, rows: 128, inputs: 130, units: 10, activation: "linear" },
] as const;

describe.each(["software", "softwareSubgroups", "hardware"] as const)("on %s adapters", (adapter) => {
  test.each(cases)("a dense layer of $rows of $batch × $inputs to $units is that of the cpu backend", async (shape) => {
    const { batch, rows, inputs, units, activation } = shape;
    const [x, w, b] = [randomValues(rows * inputs, 1), randomValues(inputs * units, 2), randomValues(units, 3)];
    const [expected] = await valuesOnCpu(() => {
      const z = tf.add(tf.matMul(tf.tensor2d(x, [rows, inputs]), tf.tensor2d(w, [inputs, units])), tf.tensor1d(b));
      return [activations[activation].of(z)];
    });
    const code = denseForward({ batch, inputs, units, activation, adapter });
    const [y] = await runner.run(code, [padded(x, batch * inputs), w, b, unwritten(batch * units)], { rows });
    expectClose(y, expected ?? new Float32Array(), "y");
  });

  test.each(cases)("its input gradient, $rows of $batch × $inputs to $units", async (shape) => {
    const { batch, rows, inputs, units, activation } = shape;
    const [dz, w] = [randomValues(rows * units, 1), randomValues(inputs * units, 2)];
    const x = randomValues(rows * inputs, 3).map(activations[activation].value);
    const [product] = await valuesOnCpu(() => [
      tf.matMul(tf.tensor2d(dz, [rows, units]), tf.tensor2d(w, [inputs, units]), false, true),
    ]);
    const code = denseInputGradient({ batch, inputs, units, inputActivation: activation, adapter });
    const bound = activation === "linear" ? [] : [padded(x, batch * inputs)];
    const [dx] = await runner.run(code, [padded(dz, batch * units), w, ...bound, unwritten(batch * inputs)], { rows });
    expectClose(dx, beforeActivation(product ?? new Float32Array(), x, activation), "dx");
  });

  test.each(cases)("the update of its weights, $rows of $batch × $inputs to $units", async (shape) => {
    const { batch, rows, inputs, units } = shape;
    const [x, dz] = [randomValues(rows * inputs, 1), randomValues(rows * units, 2)];
    const [w, b] = [randomValues(inputs * units, 3), randomValues(units, 4)];
    const total = w.length + b.length;
    const state = randomValues(2 * total, 5);
    const gradients = await valuesOnCpu(() => {
      const gradient = tf.tensor2d(dz, [rows, units]);
      return [tf.matMul(tf.tensor2d(x, [rows, inputs]), gradient, true, false), tf.sum(gradient, 0)];
    });
    const gradient = Float32Array.from(gradients.flatMap((values) => Array.from(values)));
    const code = denseWeightUpdate({ batch, inputs, units, adapter, optimizer: countingMomentum });
    const data = [padded(x, batch * inputs), padded(dz, batch * units)];
    const found = await runner.run(code, [...data, w, b, state], { rows, stepSize: 0.1 });
    const expected = Float32Array.from([...w, ...b]);
    applyCountingMomentum(expected, w.length, state, gradient, 0.1);
    expectClose(found[0], expected.subarray(0, w.length), "w");
    expectClose(found[1], expected.subarray(w.length), "b");
    expectClose(found[2], state, "state");
  });

  test("an optimizer without state binds none, and equal inputs give equal bits", async () => {
    const code = denseWeightUpdate({ batch: 40, inputs: 50, units: 30, adapter, optimizer: descent });
    const buffers = [randomValues(2000, 1), randomValues(1200, 2), new Float32Array(1500), new Float32Array(30)];
    const step = { rows: 40, stepSize: 0.5 };
    const first = await runner.run(code, buffers, step);
    const [dw, db] = await valuesOnCpu(() => {
      const dz = tf.tensor2d(buffers[1] ?? [], [40, 30]);
      return [tf.mul(tf.matMul(tf.tensor2d(buffers[0] ?? [], [40, 50]), dz, true), -0.5), tf.mul(tf.sum(dz, 0), -0.5)];
    });
    expectClose(first[0], dw ?? new Float32Array(), "w");
    expectClose(first[1], db ?? new Float32Array(), "b");
    expect(await runner.run(code, buffers, step)).toEqual(first);
  });
});
