import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { convForward } from "../../src/engine/kernels/webgpu/convForward";
import { convInputGradient } from "../../src/engine/kernels/webgpu/convInputGradient";
import { type ConvolutionShape, convolutionSizes } from "../../src/engine/kernels/webgpu/convolutionShape";
import { convWeightGradient } from "../../src/engine/kernels/webgpu/convWeightGradient";
import type { KernelActivation } from "../../src/engine/kernels/webgpu/kernelCode";
import { reduceAndUpdate } from "../../src/engine/kernels/webgpu/reduceAndUpdate";
import { type BufferContent, createKernelRunner, type KernelRunner } from "../fixtures/kernelRunner";
import {
  activations,
  beforeActivation,
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

type Case = ConvolutionShape & { readonly rows: number; readonly activation: KernelActivation };

const valid = { strides: 1, padding: "valid" } as const;
const cases: readonly Case[] = [
  { batch: 1, rows: 1, input: [6, 6, 1], filters: 1, kernelSize: 1, ...valid, pool: null, activation: "linear" },
  { batch: 3, rows: 2, input: [8, 8, 1], filters: 8, kernelSize: 3, ...valid, pool: 2, activation: "relu" },
  { batch: 2, rows: 2, input: [9, 9, 8], filters: 16, kernelSize: 3, ...valid, pool: 2, activation: "relu" },
  { batch: 9, rows: 7, input: [5, 5, 4], filters: 8, kernelSize: 3, ...valid, pool: null, activation: "relu" },
  { batch: 2, rows: 1, input: [7, 10, 5], filters: 6, kernelSize: 2, strides: 2, padding: "same", pool: null, activation: "elu" },
  { batch: 2, rows: 2, input: [11, 8, 3], filters: 5, kernelSize: 3, strides: 2, padding: "valid", pool: 2, activation: "tanh" },
  { batch: 2, rows: 2, input: [7, 7, 9], filters: 3, kernelSize: 5, strides: 1, padding: "same", pool: 3, activation: "sigmoid" },
  { batch: 4, rows: 3, input: [6, 5, 2], filters: 33, kernelSize: 4, strides: 1, padding: "same", pool: 2, activation: "relu" },
];

describe.each(["software", "softwareSubgroups", "hardware"] as const)("on %s adapters", (adapter) => {
  test.each(cases)(
    "a convolution of $rows of $batch × $input by $kernelSize to $filters, strides $strides, $padding, pool $pool, and its gradients are those of the cpu backend",
    async (shape) => {
      const { rows, activation, pool, filters } = shape;
      const data = await expectationOf(shape);
      const { inputLength, outputLength, weightLength } = convolutionSizes(shape);
      const x = padded(data.x, inputLength);
      const pooled = pool === null ? [] : [new Uint32Array(outputLength)];
      const forward = convForward({ ...shape, adapter });
      const [y, ...positions] = await runner.run(forward, [x, data.w, data.b, unwritten(outputLength), ...pooled], { rows });
      expectClose(y, data.y, "y");

      const dz = padded(beforeActivation(data.dy, data.y, activation), outputLength);
      const inputGradient = convInputGradient({ ...shape, inputActivation: activation, adapter });
      const bound = activation === "linear" ? [] : [x];
      const [dx] = await runner.run(inputGradient, [dz, ...positions, data.w, ...bound, unwritten(inputLength)], { rows });
      expectClose(dx, beforeActivation(data.dx, data.x, activation), "dx");

      const weightGradient = convWeightGradient({ ...shape, adapter });
      const { parts } = weightGradient;
      const sums: BufferContent[] = [x, dz, ...positions, unwritten(parts * (weightLength + filters))];
      const [partials = new Float32Array()] = await runner.run(weightGradient, sums, { rows });
      const [again] = await runner.run(weightGradient, sums, { rows });
      expect(again, "equal inputs give equal bits").toEqual(partials);
      const update = reduceAndUpdate({ parts, weights: weightLength, biases: filters, optimizer: descent });
      const zeros = [new Float32Array(weightLength), new Float32Array(filters)];
      const [dw, db] = await runner.run(update, [partials, ...zeros], { rows, stepSize: -1 });
      expectClose(dw, data.dw, "dw");
      expectClose(db, data.db, "db");
    },
  );
});

/** A convolution's random operands and what the cpu backend makes of them. */
async function expectationOf(shape: Case) {
  const { rows, input, filters, kernelSize, strides, padding, pool, activation } = shape;
  const { output, weightLength } = convolutionSizes(shape);
  const x = randomValues(rows * input[0] * input[1] * input[2], 1).map(activations[activation].value);
  const w = randomValues(weightLength, 2);
  const b = randomValues(filters, 3);
  const dy = randomValues(rows * output[0] * output[1] * filters, 4);
  const none = new Float32Array();
  const [y = none, dx = none, dw = none, db = none] = await valuesOnCpu(() => {
    const layer = (images: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor) => {
      const convolved = tf.add(tf.conv2d(images as tf.Tensor4D, weight as tf.Tensor4D, strides, padding), bias);
      const value = activations[activation].of(convolved);
      return pool === null ? value : tf.maxPool(value as tf.Tensor4D, pool, pool, "valid");
    };
    const operands = [
      tf.tensor4d(x, [rows, ...input]),
      tf.tensor4d(w, [kernelSize, kernelSize, input[2], filters]),
      tf.tensor1d(b),
    ];
    const { value, grads } = tf.valueAndGrads(layer)(operands, tf.tensor4d(dy, [rows, ...output, filters]));
    return [value, ...grads];
  });
  return { x, w, b, dy, y, dx, dw, db };
}
