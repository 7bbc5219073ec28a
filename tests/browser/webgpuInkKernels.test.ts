import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRandom } from "../../src/data/random";
import { denseInkForward } from "../../src/engine/kernels/webgpu/denseInkForward";
import { denseInkUpdate } from "../../src/engine/kernels/webgpu/denseInkUpdate";
import { packOrder } from "../../src/engine/kernels/webgpu/epochOrderWgsl";
import { inkLists, listInk } from "../../src/engine/kernels/webgpu/inkLists";
import type { AdapterKind } from "../../src/engine/kernels/webgpu/kernelCode";
import { createKernelRunner, type KernelRunner } from "../fixtures/kernelRunner";
import {
  activations,
  applyCountingMomentum,
  countingMomentum,
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

const scale = 0.01;
const images = 40;
const firstRow = 2;

/** A batch as the kernels are given it: its pixels, marks and order, and the step's rows as numbers. */
interface Batch {
  readonly x: Float32Array<ArrayBuffer>;
  readonly size: { readonly images: number; readonly ordered: number | null };
  readonly pixels: Uint32Array<ArrayBuffer>;
  readonly marks: Uint32Array<ArrayBuffer>;
  readonly order: readonly Uint32Array<ArrayBuffer>[];
}

/** Images of which about `inked` of 100 runs of four pixels hold ink, in an order. */
function bytesOf(shape: {
  readonly batch: number;
  readonly rows: number;
  readonly inputs: number;
  readonly inked: number;
}): Batch {
  const { batch, rows, inputs, inked } = shape;
  const random = createRandom(7);
  const bytes = new Uint8Array(images * inputs);
  for (let word = 0; word < bytes.length; word += 4) {
    if (random() % 100 < inked) bytes[word + (random() % 4)] = 1 + (random() % 255);
  }
  const ordered = firstRow + batch;
  const order = Uint32Array.from({ length: ordered }, () => random() % images);
  const x = Float32Array.from({ length: rows * inputs }, (_, i) => {
    const image = order[firstRow + Math.floor(i / inputs)] ?? 0;
    return scale * (bytes[image * inputs + (i % inputs)] ?? Number.NaN);
  });
  const words = new Uint32Array(bytes.buffer);
  return { x, size: { images, ordered }, pixels: words, marks: words, order: [Uint32Array.from(packOrder(order))] };
}

/** The same of a step's own images with sixteen bits a pixel. */
function halvesOf(shape: {
  readonly batch: number;
  readonly rows: number;
  readonly inputs: number;
  readonly inked: number;
}): Batch {
  const { batch, rows, inputs, inked } = shape;
  const random = createRandom(8);
  const halves = new Uint16Array(batch * inputs);
  const marks = new Uint32Array(halves.length / 4);
  for (const word of marks.keys()) {
    if (random() % 100 >= inked) continue;
    halves[4 * word + (random() % 4)] = 1 + (random() % 65535);
    marks[word] = 1;
  }
  const x = Float32Array.from({ length: rows * inputs }, (_, i) => (scale * 255 * (halves[i] ?? Number.NaN)) / 65535);
  return { x, size: { images: batch, ordered: null }, pixels: new Uint32Array(halves.buffer), marks, order: [] };
}

const ways = [
  { images: "the set's bytes", batchOf: bytesOf },
  { images: "a step's own images", batchOf: halvesOf },
] as const;

const cases = [
  { batch: 1, rows: 1, inputs: 4, units: 1, inked: 50, activation: "linear" },
  { batch: 5, rows: 3, inputs: 20, units: 3, inked: 30, activation: "sigmoid" },
  { batch: 8, rows: 8, inputs: 784, units: 10, inked: 10, activation: "relu" },
  { batch: 33, rows: 17, inputs: 784, units: 70, inked: 5, activation: "tanh" },
  { batch: 40, rows: 40, inputs: 48, units: 32, inked: 100, activation: "relu" },
  { batch: 40, rows: 37, inputs: 48, units: 20, inked: 0, activation: "elu" },
] as const;

async function listed(shape: (typeof cases)[number], adapter: AdapterKind, { batchOf }: (typeof ways)[number]) {
  const { x, pixels, marks, order, ...batch } = batchOf(shape);
  const size = { batch: shape.batch, inputs: shape.inputs, ...batch.size, adapter };
  const lists = unwritten(inkLists(size).length);
  const [ink = lists] = await runner.run(listInk(size, "all"), [marks, ...order, lists], { rows: shape.rows, firstRow });
  return { x, size, pixels, order, ink };
}

const everywhere = (["software", "softwareSubgroups"] as const).flatMap((adapter) => ways.map((way) => ({ adapter, way })));

describe.each(everywhere)("on $adapter adapters, of $way.images,", ({ adapter, way }) => {
  test.each(cases)(
    "a first layer of $rows of $batch × $inputs to $units, $inked % inked, is that of its images",
    async (shape) => {
      const { batch, rows, inputs, units, activation } = shape;
      const { x, size, pixels, order, ink } = await listed(shape, adapter, way);
      const [w, b] = [randomValues(inputs * units, 2), randomValues(units, 3)];
      const [expected] = await valuesOnCpu(() => {
        const z = tf.add(tf.matMul(tf.tensor2d(x, [rows, inputs]), tf.tensor2d(w, [inputs, units])), tf.tensor1d(b));
        return [activations[activation].of(z)];
      });
      const code = denseInkForward({ ...size, units, scale, activation });
      const [y] = await runner.run(code, [pixels, ...order, ink, w, b, unwritten(batch * units)], { rows, firstRow });
      expectClose(y, expected ?? new Float32Array(), "y");
    },
  );

  test.each(cases)("the update of its weights, $rows of $batch × $inputs to $units, $inked % inked", async (shape) => {
    const { batch, rows, inputs, units } = shape;
    const { x, size, pixels, ink } = await listed(shape, adapter, way);
    const dz = randomValues(rows * units, 2);
    const [w, b] = [randomValues(inputs * units, 3), randomValues(units, 4)];
    const state = randomValues(2 * (w.length + b.length), 5);
    const gradients = await valuesOnCpu(() => {
      const gradient = tf.tensor2d(dz, [rows, units]);
      return [tf.matMul(tf.tensor2d(x, [rows, inputs]), gradient, true, false), tf.sum(gradient, 0)];
    });
    const gradient = Float32Array.from(gradients.flatMap((values) => Array.from(values)));
    const code = denseInkUpdate({ ...size, units, scale, optimizer: countingMomentum });
    const contents = [pixels, ink, padded(dz, batch * units), w, b, state];
    const found = await runner.run(code, contents, { rows, stepSize: 0.1 });
    const expected = Float32Array.from([...w, ...b]);
    applyCountingMomentum(expected, w.length, state, gradient, 0.1);
    expectClose(found[0], expected.subarray(0, w.length), "w");
    expectClose(found[1], expected.subarray(w.length), "b");
    expectClose(found[2], state, "state");
  });

  test("the lists name each place with ink once, in its order, and nothing else", async () => {
    const shape = cases[3];
    const { x, size, ink } = await listed(shape, adapter, way);
    const { tileRows, tileInputs, rowTiles, words, forwardLength } = inkLists(size);
    const numbers = new Uint32Array(ink.buffer);
    const hasInk = (row: number, input: number) => (x[row * shape.inputs + input] ?? 0) !== 0;
    const rowsOf = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => from + i).filter((row) => row < shape.rows);
    for (let tile = 0; tile < rowTiles; tile++) {
      const rows = rowsOf(tile * tileRows, tileRows);
      if (rows.length === 0) continue;
      const expected = Array.from({ length: words }, (_, word) => word).filter((word) =>
        rows.some((row) => [0, 1, 2, 3].some((i) => hasInk(row, 4 * word + i))),
      );
      const at = tile * (1 + words);
      expect([...numbers.subarray(at + 1, at + 1 + (numbers[at] ?? 0))]).toEqual(expected);
    }
    const inputs = Array.from({ length: tileInputs }, (_, i) => 20 * tileInputs + i);
    const expected = rowsOf(0, shape.rows).filter((row) => inputs.some((input) => hasInk(row, input)));
    const at = forwardLength + 20 * (1 + shape.batch);
    const found = numbers.subarray(at + 1, at + 1 + (numbers[at] ?? 0));
    expect([...found].map((entry) => entry & 0xffff)).toEqual(expected);
    expect(expected.length).toBeLessThan(shape.rows);
  });
});
