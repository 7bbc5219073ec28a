import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compressWeights } from "../../src/compression/compressWeights";
import { encodeWeights, gzipSize } from "../../src/compression/encodeWeights";
import { kernelSize } from "../../src/compression/kernels";
import { pruneWeights } from "../../src/compression/pruneWeights";
import { dequantizeTensor, quantizeTensor } from "../../src/compression/quantizeTensor";
import type { CheckpointTensor } from "../../src/protocol/runCheckpoint";

const tensor = (shape: number[], values: readonly number[]): CheckpointTensor => ({ shape, values: Float32Array.from(values) });
const layers = [tensor([2, 3], [0.1, -5, 0.3, 2, -0.2, 0]), tensor([3], [0.01, 0, 1]), tensor([1, 1, 1, 2], [10, -0.15])];
const anyKernel = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }))
  .chain(([inputs, units]) =>
    fc
      .array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: inputs * units, maxLength: inputs * units })
      .map((values) => tensor([inputs, units], values)),
  );
const zerosIn = (values: Float32Array) => values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);

test("pruning over the network takes the smallest values of all kernels together, and leaves biases alone", () => {
  const [dense, bias, conv] = pruneWeights(layers, { share: 0.5, scope: "network" });
  expect([...(dense?.values ?? [])]).toEqual([...Float32Array.of(0, -5, 0.3, 2, 0, 0)]);
  expect(bias?.values).toEqual(layers[1]?.values);
  expect([...(conv?.values ?? [])]).toEqual([10, 0]);
});

test("pruning per layer takes the same share of each kernel, and the weights that came in stay", () => {
  const [dense, , conv] = pruneWeights(layers, { share: 0.5, scope: "layer" });
  expect([...(dense?.values ?? [])]).toEqual([...Float32Array.of(0, -5, 0.3, 2, 0, 0)]);
  expect([...(conv?.values ?? [])]).toEqual([10, 0]);
  expect(layers[0]?.values[0]).toBeCloseTo(0.1);
});

test("exactly the share is pruned, equal values or not, and nothing that stays is smaller than what went", () => {
  const repeated = fc
    .array(fc.constantFrom(-1, 0.5, -0.5, 2, 0), { minLength: 1, maxLength: 60 })
    .map((v) => tensor([v.length, 1], v));
  void fc.assert(
    fc.property(fc.oneof(anyKernel, repeated), fc.double({ min: 0, max: 1, noNaN: true }), (kernel, share) => {
      const [pruned] = pruneWeights([kernel], { share, scope: "layer" });
      const { values } = pruned ?? kernel;
      const count = Math.round(share * kernel.values.length);
      expect(zerosIn(values)).toBe(Math.max(count, zerosIn(kernel.values)));
      const gone = [...kernel.values].filter((value, i) => value !== values[i]).map(Math.abs);
      const kept = [...values].filter((value) => value !== 0).map(Math.abs);
      expect(Math.max(0, ...gone)).toBeLessThanOrEqual(Math.min(Number.POSITIVE_INFINITY, ...kept));
    }),
  );
});

test("no quantised value is further from its own than half a scale, and 0 stays 0", () => {
  void fc.assert(
    fc.property(
      anyKernel,
      fc.constantFrom("affine", "symmetric"),
      fc.constantFrom("tensor", "channel"),
      (kernel, scheme, per) => {
        const quantized = quantizeTensor(kernel, { scheme, per });
        const { values } = dequantizeTensor(quantized);
        for (const [i, value] of kernel.values.entries()) {
          const scale = quantized.scales[i % quantized.scales.length] ?? 0;
          expect(Math.abs((values[i] ?? 0) - value)).toBeLessThanOrEqual(scale * 0.5001 + 1e-30);
          if (value === 0) expect(values[i]).toBe(0);
        }
      },
    ),
  );
});

test("the formulas: symmetric codes are −127 to 127 around 128, affine ones use all 256 between the smallest and the largest", () => {
  const kernel = tensor([4, 1], [-1, 0, 2, 4]);
  const symmetric = quantizeTensor(kernel, { scheme: "symmetric", per: "tensor" });
  expect(symmetric.scales[0]).toBeCloseTo(4 / 127, 6);
  expect([...symmetric.codes]).toEqual([96, 128, 192, 255]);
  const affine = quantizeTensor(kernel, { scheme: "affine", per: "tensor" });
  expect(affine.scales[0]).toBeCloseTo(5 / 255, 6);
  expect([...affine.codes]).toEqual([0, 51, 153, 255]);
});

test("a channel with small weights keeps them where the whole kernel has one large weight", () => {
  const kernel = tensor([2, 2], [100, 0.01, -50, -0.02]);
  const whole = dequantizeTensor(quantizeTensor(kernel, { scheme: "symmetric", per: "tensor" }));
  const each = dequantizeTensor(quantizeTensor(kernel, { scheme: "symmetric", per: "channel" }));
  expect(whole.values[1]).toBe(0);
  expect(each.values[1]).toBeCloseTo(0.01, 3);
});

test("stored bytes: 4 a number, 1 a code, 4 a scale, 1 an affine zero point, and sparsely a byte more a value", () => {
  expect(kernelSize(layers)).toBe(8);
  const size = (...[pruning, quantization]: [number | null, "affine" | "symmetric" | null]) =>
    compressWeights(layers, {
      pruning: pruning === null ? null : { share: pruning, scope: "network" },
      quantization: quantization && { scheme: quantization, per: "tensor" },
    }).bytes.length;
  expect(size(null, null)).toBe(4 * 11);
  expect(size(0.5, null)).toBe(4 * 5 + 12);
  expect(size(null, "symmetric")).toBe(8 + 2 * 4 + 12);
  expect(size(null, "affine")).toBe(8 + 2 * 5 + 12);
  expect(size(0.5, "symmetric")).toBe(4 * 2 + 2 * 4 + 12);
});

test("the sparse form can be read again, however long its rows of zeros are", () => {
  const gapped = fc.array(fc.tuple(fc.nat(700), fc.float({ min: 1, max: 2, noNaN: true })), { maxLength: 8 });
  void fc.assert(
    fc.property(gapped, fc.nat(600), (parts, tail) => {
      const values = [
        ...parts.flatMap(([gap, value]) => [...new Array<number>(gap).fill(0), value]),
        ...new Array<number>(tail).fill(0),
      ];
      const bytes = encodeWeights([tensor([values.length, 1], values)], true);
      const read = new Float32Array(values.length);
      let place = 0;
      for (let at = 0; at < bytes.length; ) {
        const gap = bytes[at++] ?? 0;
        if (gap === 255) {
          place += 254;
          continue;
        }
        place += gap;
        read[place++] = new DataView(bytes.buffer).getFloat32(at, true);
        at += 4;
      }
      expect(read).toEqual(Float32Array.from(values));
    }),
  );
});

test("the share of zeros is that of the kernels, and gzip gives what gzip gives", async () => {
  const { zeros, bytes, weights } = compressWeights(layers, { pruning: { share: 0.75, scope: "network" }, quantization: null });
  expect(zeros).toBe(0.75);
  expect(weights).toHaveLength(3);
  const long = new Uint8Array(5000).map((_, i) => i % 7);
  expect(Math.abs((await gzipSize(long)) - gzipSync(long).length)).toBeLessThan(10);
  expect(await gzipSize(bytes)).toBeGreaterThan(0);
});
