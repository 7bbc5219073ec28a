import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createOptimizer, type TrainedWeight } from "../../src/engine/optimizers";
import type { OptimizerSpec } from "../../src/protocol/experiment";
import { largestDistance } from "../fixtures/gradientOf";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

const start = [0.5, -0.25, 2];
const gradientAt = (step: number) => start.map((_, i) => Math.sin(1.7 * step + i) * (1 + i));
const adam = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, formulation: "pytorch" } as const;

/** Weights after each of five steps, as PyTorch 1.13 computes them in double precision. */
const expected: Record<string, { spec: OptimizerSpec; l1?: number; l2?: number; steps: readonly (readonly number[])[] }> = {
  Adam: {
    spec: { kind: "adam", ...adam },
    steps: [
      [0.5, -0.26, 1.99],
      [0.49255863, -0.26934465, 1.98795908],
      [0.4885834, -0.26989127, 1.99047088],
      [0.49006826, -0.26955156, 1.98943167],
      [0.48940987, -0.27256352, 1.98662444],
    ],
  },
  "AdamW with weight decay 0.1": {
    spec: { kind: "adamw", ...adam, weightDecay: 0.1 },
    steps: [
      [0.4995, -0.25975, 1.988],
      [0.49155913, -0.2688349, 1.98397108],
      [0.48709234, -0.26911268, 1.98449891],
      [0.48809011, -0.26850386, 1.9814752],
      [0.48694362, -0.27124731, 1.97668649],
    ],
  },
  "RMSProp with rho 0.9 and ε 0.001": {
    spec: { kind: "rmsprop", learningRate: 0.01, rho: 0.9, epsilon: 1e-3 },
    steps: [
      [0.5, -0.28156347, 1.96841384],
      [0.46847774, -0.29646294, 1.98494701],
      [0.47674022, -0.27301856, 2.00475403],
      [0.49905877, -0.26834034, 1.98803866],
      [0.48739236, -0.28888187, 1.97513332],
    ],
  },
  "momentum 0.9": {
    spec: { kind: "sgd", learningRate: 0.1, momentum: 0.9 },
    steps: [
      [0.5, -0.4182942, 1.72721077],
      [0.40083352, -0.65523495, 1.64065131],
      [0.3371378, -0.67816121, 1.79457714],
      [0.37239311, -0.66236235, 1.71441967],
      [0.35471156, -0.84785204, 1.4668028],
    ],
  },
  "momentum 0.9 with L1 0.03 and L2 0.05": {
    spec: { kind: "sgd", learningRate: 0.1, momentum: 0.9 },
    l1: 0.03,
    l2: 0.05,
    steps: [
      [0.492, -0.4127942, 1.70421077],
      [0.37771352, -0.63765701, 1.5769092],
      [0.29363266, -0.64033655, 1.67539804],
      [0.30460503, -0.59691228, 1.52559331],
      [0.25902278, -0.74856998, 1.19703795],
    ],
  },
};

async function trained(spec: OptimizerSpec, weight: Omit<TrainedWeight, "variable">): Promise<number[][]> {
  const before = tf.memory().numTensors;
  const variable = tf.tidy(() => tf.variable(tf.tensor1d(start)));
  const optimizer = createOptimizer(spec, [{ variable, ...weight }]);
  const seen: number[][] = [];
  let held: number | null = null;
  for (let step = 0; step < 5; step++) {
    tf.tidy(() => optimizer.update([tf.tensor1d(gradientAt(step))], spec.learningRate, step));
    held ??= tf.memory().numTensors;
    expect(tf.memory().numTensors, "an update keeps nothing").toBe(held);
    seen.push(Array.from(await variable.data()));
  }
  optimizer.dispose();
  variable.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return seen;
}

const cases = (["cpu", "wasm"] as const).flatMap((backend) => Object.keys(expected).map((name) => ({ backend, name })));

test.each(cases)("$name on $backend takes PyTorch's five steps", async ({ backend, name }) => {
  await tf.setBackend(backend);
  const { spec, l1 = 0, l2 = 0, steps } = expected[name] ?? { spec: null, steps: [] };
  if (!spec) throw new Error(`no such case: ${name}`);
  const seen = await trained(spec, { isKernel: true, l1, l2 });
  for (const [step, weights] of steps.entries()) {
    expect(largestDistance(seen[step] ?? [], weights), `step ${step}`).toBeLessThan(1e-6);
  }
});

test.each(["cpu", "wasm"] as const)("on %s only kernels decay", async (backend) => {
  await tf.setBackend(backend);
  const bias = { isKernel: false, l1: 0, l2: 0 };
  const decaying = await trained({ kind: "adamw", ...adam, weightDecay: 0.5 }, bias);
  expect(decaying).toEqual(await trained({ kind: "adam", ...adam }, bias));
});

test.each(["cpu", "wasm"] as const)("on %s a changed learning rate counts from its step on", async (backend) => {
  await tf.setBackend(backend);
  const variable = tf.tidy(() => tf.variable(tf.tensor1d([0])));
  const optimizer = createOptimizer({ kind: "sgd", learningRate: 1, momentum: 0 }, [{ variable, isKernel: true, l1: 0, l2: 0 }]);
  const rates = [1, 1, 0.5, 0.5, 2];
  const seen: number[] = [];
  for (const [step, rate] of rates.entries()) {
    tf.tidy(() => optimizer.update([tf.tensor1d([-1])], rate, step));
    seen.push((await variable.data())[0] ?? Number.NaN);
  }
  expect(seen).toEqual([1, 2, 2.5, 3, 5]);
  optimizer.dispose();
  variable.dispose();
});

test("on wasm the moments of a weight whose gradient stays 0 end at 0, and one that is no number stays none", async () => {
  await tf.setBackend("wasm");
  // Nine: two vectors of four, and one by itself.
  const variable = tf.tidy(() => tf.variable(tf.zeros([9])));
  const optimizer = createOptimizer({ kind: "adam", ...adam, beta2: 0.9 }, [{ variable, isKernel: true, l1: 0, l2: 0 }]);
  const gradients = [1, -1, 1e-10, 0, 5, -1e-12, Number.NaN, 1, 1e-8];
  tf.tidy(() => optimizer.update([tf.tensor1d(gradients)], 0.01, 0));
  for (let step = 1; step < 1200; step++) tf.tidy(() => optimizer.update([tf.zeros([9])], 0.01, step));
  const [m = [], second = []] = await Promise.all(optimizer.state.map(async (state) => Array.from(await state.data())));
  const expected = gradients.map((gradient) => (Number.isNaN(gradient) ? Number.NaN : 0));
  expect(m.map((value) => value + 0)).toEqual(expected);
  expect(second).toEqual(expected);
  optimizer.dispose();
  variable.dispose();
});
