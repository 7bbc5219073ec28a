import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { freePerImage, keepPerImage, lossAndCorrect } from "../../src/engine/lossAndCorrect";
import { startWasmInNode } from "../fixtures/startWasmInNode";

beforeAll(startWasmInNode);

/** With a kernel of ours, and with stock operations. */
const backends = ["wasm", "cpu"] as const;

/** Mean cross-entropy, right answers and the gradient by the logits, of rows of logits with one label each. */
async function measure(
  backend: (typeof backends)[number],
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  classWeights: readonly number[] | null = null,
) {
  await tf.setBackend(backend);
  const perImage = keepPerImage(1 / rows.length, classWeights);
  const { value, gradient } = tf.tidy(() => {
    const logits = tf.variable(tf.tensor2d(rows.map((row) => [...row])));
    const targets = tf.tensor1d([...labels], "int32");
    const { value, grads } = tf
      .engine()
      .gradients(() => lossAndCorrect(logits as unknown as tf.Tensor2D, targets, perImage), [logits]);
    logits.dispose();
    return { value, gradient: grads[0] ?? tf.scalar(Number.NaN) };
  });
  const [loss = Number.NaN, correct] = await value.data();
  const result = { loss, correct, gradient: Array.from(await gradient.data()) };
  tf.dispose([value, gradient]);
  freePerImage(perImage);
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

test.each(backends)("on %s a sure and wrong answer keeps its loss and its gradient", async (backend) => {
  const { loss, gradient } = await measure(backend, [[40, 0, 0]], [1]);
  expect(loss).toBeCloseTo(40, 4);
  expect(gradient[0]).toBeCloseTo(1, 6);
  expect(gradient[1]).toBeCloseTo(-1, 6);
  expect(gradient[2]).toBeCloseTo(0, 6);
});

test.each(backends)("on %s logits that would overflow an exponential stay finite", async (backend) => {
  const { loss, gradient } = await measure(backend, [[500, -500, 0]], [1]);
  expect(loss).toBeCloseTo(1000, 2);
  expect(gradient.every(Number.isFinite)).toBe(true);
});

test.each(backends)("on %s class weights count as in PyTorch's summed loss over the number of images", async (backend) => {
  const rows = [
    [1, 2, -1, 0, 0.5, 0, 0, 0, 0, 0],
    [0, 0.3, 0.1, -2, 0, 0, 1, 0, 0, 2],
    [3, 0, 0, 0, 0, -1, 0, 0, 0.5, 0],
  ];
  const { loss, correct, gradient } = await measure(backend, rows, [1, 9, 5], [1, 2, 0.5, 0, 1, 3, 1, 1, 1, 4]);
  // torch.nn.functional.cross_entropy(…, weight, reduction="sum") / 3 of PyTorch 1.13.
  expect(loss).toBeCloseTo(6.133547195, 5);
  expect(correct).toBe(2);
  expect(gradient[1]).toBeCloseTo(-0.39486938, 6);
  expect(gradient[3]).toBeCloseTo(0.03678376, 6);
  expect(gradient[19]).toBeCloseTo(-0.77664669, 6);
  expect(gradient[20]).toBeCloseTo(0.69017394, 6);
  expect(gradient[25]).toBeCloseTo(-0.98735902, 6);
});

test.each(backends)("on %s an image whose digit has no weight has neither loss nor gradient", async (backend) => {
  const { loss, gradient } = await measure(backend, [[3, 1, 2]], [1], [1, 0, 1]);
  expect(loss).toBeCloseTo(0, 10);
  for (const value of gradient) expect(value).toBeCloseTo(0, 10);
});

const row = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 10, maxLength: 10 });
const labelled = fc.array(fc.record({ row, label: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 6 });

test.each(backends)("on %s a logit that is no number makes the loss none", async (backend) => {
  expect((await measure(backend, [[Number.NaN, 1, 2]], [1])).loss).toBeNaN();
});

test.each(backends)("on %s a row counts as right when its largest logit stands at the label", async (backend) => {
  const rows = [
    [0, 3, -1],
    [5, 4, 0],
    [-3, -2, -1],
  ];
  expect((await measure(backend, rows, [1, 1, 2])).correct).toBe(2);
});

test.each(backends)("on %s loss and gradient are those of the plain formula, for any batch", async (backend) => {
  await fc.assert(
    fc.asyncProperty(labelled, async (batch) => {
      const rows = batch.map(({ row }) => row);
      const labels = batch.map(({ label }) => label);
      const { loss, gradient } = await measure(backend, rows, labels);
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

test.each(backends)("on %s the loss leaves no tensor behind", async (backend) => {
  const before = tf.memory().numTensors;
  await measure(backend, [[1, 2, 3]], [0]);
  expect(tf.memory().numTensors).toBe(before);
});
