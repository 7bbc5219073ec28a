import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { crossEntropy } from "../../src/engine/crossEntropy";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

/** Cross-entropy and its gradient by the logits on the device, of rows of logits with one label each. */
async function measure(rows: readonly (readonly number[])[], labels: readonly number[]) {
  const width = rows[0]?.length ?? 0;
  const oneHot = labels.map((label) => Array.from({ length: width }, (_, i) => (i === label ? 1 : 0)));
  const [value, gradient] = tf.tidy(() => {
    const perImage = tf.scalar(1 / rows.length);
    const targets = tf.tensor2d(oneHot);
    // A gradient's function takes tensors of any rank.
    const loss = (x: tf.Tensor) => crossEntropy(x as tf.Tensor2D, targets, perImage);
    const { value, grad } = tf.valueAndGrad(loss)(tf.tensor2d(rows.map((row) => [...row])));
    return [value, grad] as const;
  });
  const result = { loss: (await value.data())[0] ?? Number.NaN, gradient: Array.from(await gradient.data()) };
  tf.dispose([value, gradient]);
  return result;
}

/** −log softmax at the label, in double precision, the largest logit taken out so that nothing overflows. */
function plainLoss(rows: readonly (readonly number[])[], labels: readonly number[]): number {
  const losses = rows.map((row, i) => {
    const largest = Math.max(...row);
    const sum = row.reduce((total, x) => total + Math.exp(x - largest), 0);
    return Math.log(sum) + largest - (row[labels[i] ?? 0] ?? 0);
  });
  return losses.reduce((a, b) => a + b) / rows.length;
}

test("a sure and wrong answer keeps its loss and its gradient", async () => {
  const { loss, gradient } = await measure([[40, 0, 0]], [1]);
  expect(loss).toBeCloseTo(40, 4);
  expect(gradient[0]).toBeCloseTo(1, 6);
  expect(gradient[1]).toBeCloseTo(-1, 6);
  expect(gradient[2]).toBeCloseTo(0, 6);
});

test("logits that would overflow an exponential stay finite", async () => {
  const { loss, gradient } = await measure([[500, -500, 0]], [1]);
  expect(loss).toBeCloseTo(1000, 2);
  expect(gradient.every(Number.isFinite)).toBe(true);
});

const row = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 10, maxLength: 10 });
const labelled = fc.array(fc.record({ row, label: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 6 });

test("loss and gradient are those of the plain formula, for any batch", async () => {
  await fc.assert(
    fc.asyncProperty(labelled, async (batch) => {
      const rows = batch.map(({ row }) => row);
      const labels = batch.map(({ label }) => label);
      const { loss, gradient } = await measure(rows, labels);
      const expected = plainLoss(rows, labels);
      expect(Math.abs(loss - expected)).toBeLessThan(1e-5 * (1 + expected));
      const step = 1e-4;
      for (const [i, row] of rows.entries()) {
        for (let j = 0; j < 10; j++) {
          const moved = (by: number) => plainLoss(rows.with(i, row.with(j, (row[j] ?? 0) + by)), labels);
          const slope = (moved(step) - moved(-step)) / (2 * step);
          expect(Math.abs((gradient[10 * i + j] ?? Number.NaN) - slope)).toBeLessThan(1e-5);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("the loss leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  await measure([[1, 2, 3]], [0]);
  expect(tf.memory().numTensors).toBe(before);
});
