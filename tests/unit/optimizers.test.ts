import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createOptimizer, type TrainedWeight } from "../../src/engine/optimizers";
import type { OptimizerSpec } from "../../src/protocol/experiment";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

type AdamSpec = Extract<OptimizerSpec, { kind: "adam" }>;
const adam: AdamSpec = { kind: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, formulation: "keras" };
const steps = 20;
const start = [0.5, -0.25, 2];

/** Gradients that change sign and size from step to step; `scale` makes them small enough for ε to matter. */
const gradientAt = (step: number, i: number, scale: number) => scale * Math.sin(1.7 * step + i) * (1 + i);

/** The weights after each step, as the optimizer of the engine computes them. */
async function trained(spec: OptimizerSpec, scale = 1): Promise<number[][]> {
  const before = tf.memory().numTensors;
  const weights = [start, start.slice(0, 1)].map((values) => tf.tidy(() => tf.variable(tf.tensor1d(values))));
  const trained = weights.map((variable): TrainedWeight => ({ variable, isKernel: true, l1: 0, l2: 0 }));
  const optimizer = createOptimizer(spec, trained);
  const seen: number[][] = [];
  let numTensors: number | null = null;
  for (let step = 0; step < steps; step++) {
    tf.tidy(() => {
      const gradient = start.map((_, i) => gradientAt(step, i, scale));
      optimizer.update([tf.tensor1d(gradient), tf.tensor1d(gradient.slice(0, 1))], spec.learningRate, step);
    });
    numTensors ??= tf.memory().numTensors;
    expect(tf.memory().numTensors, "an update keeps nothing").toBe(numTensors);
    const [all, single] = await Promise.all(weights.map((weight) => weight.data()));
    expect(all?.[0], "each weight has moments of its own").toBe(single?.[0]);
    seen.push(Array.from(all ?? []));
  }
  optimizer.dispose();
  tf.dispose(weights);
  expect(tf.memory().numTensors).toBe(before);
  return seen;
}

/** Adam by the letter of Kingma & Ba 2015, algorithm 1, whose ε stands where PyTorch's does; Keras adds ε to √v before its correction. */
function adamByHand(spec: AdamSpec, scale = 1): number[][] {
  const w = [...start];
  const m = start.map(() => 0);
  const v = start.map(() => 0);
  return Array.from({ length: steps }, (_, step) => {
    const t = step + 1;
    for (let i = 0; i < w.length; i++) {
      const g = gradientAt(step, i, scale);
      m[i] = spec.beta1 * (m[i] ?? 0) + (1 - spec.beta1) * g;
      v[i] = spec.beta2 * (v[i] ?? 0) + (1 - spec.beta2) * g * g;
      const mHat = (m[i] ?? 0) / (1 - spec.beta1 ** t);
      const vHat = (v[i] ?? 0) / (1 - spec.beta2 ** t);
      const epsilon = spec.formulation === "pytorch" ? spec.epsilon : spec.epsilon / Math.sqrt(1 - spec.beta2 ** t);
      w[i] = (w[i] ?? 0) - (spec.learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
    }
    return [...w];
  });
}

function largestDifference(a: readonly number[][], b: readonly number[][]): number {
  return Math.max(...a.flatMap((weights, step) => weights.map((w, i) => Math.abs(w - (b[step]?.[i] ?? Number.NaN)))));
}

test.each(["keras", "pytorch"] as const)(
  "Adam as %s writes it follows the plain formula for twenty steps",
  async (formulation) => {
    const spec = { ...adam, formulation };
    expect(largestDifference(await trained(spec), adamByHand(spec))).toBeLessThan(2e-6);
  },
);

test("where gradients are as small as ε the two formulations part, and each follows its own formula", async () => {
  const [keras, pytorch] = [adam, { ...adam, formulation: "pytorch" as const }];
  const scale = 1e-7;
  const [byKeras, byPytorch] = [await trained(keras, scale), await trained(pytorch, scale)];
  expect(largestDifference(byKeras, adamByHand(keras, scale))).toBeLessThan(1e-5);
  expect(largestDifference(byPytorch, adamByHand(pytorch, scale))).toBeLessThan(1e-5);
  expect(largestDifference(byKeras, byPytorch)).toBeGreaterThan(1e-2);
});

test("gradient descent subtracts the learning rate times the gradient", async () => {
  const w = [...start];
  const expected = Array.from({ length: steps }, (_, step) => {
    for (const [i, value] of w.entries()) w[i] = value - 0.1 * gradientAt(step, i, 1);
    return [...w];
  });
  expect(largestDifference(await trained({ kind: "sgd", learningRate: 0.1, momentum: 0 }), expected)).toBeLessThan(2e-6);
});

test("momentum carries nine tenths of the last step on", async () => {
  const w = [...start];
  const velocity = start.map(() => 0);
  const expected = Array.from({ length: steps }, (_, step) => {
    for (let i = 0; i < w.length; i++) {
      velocity[i] = 0.9 * (velocity[i] ?? 0) + gradientAt(step, i, 1);
      w[i] = (w[i] ?? 0) - 0.1 * (velocity[i] ?? 0);
    }
    return [...w];
  });
  expect(largestDifference(await trained({ kind: "sgd", learningRate: 0.1, momentum: 0.9 }), expected)).toBeLessThan(5e-6);
});
