import * as fc from "fast-check";
import { expect, test } from "vitest";
import { largestBatchSize, layerBatchMemory, modelBatchMemory } from "../../src/protocol/batchMemory.ts";
import type { LayerSpec } from "../../src/protocol/experiment.ts";
import { limits } from "../../src/protocol/limits.ts";
import { isModelShape, modelShape } from "../../src/protocol/modelShape.ts";
import { presets } from "../../src/protocol/presets.ts";

const shapesOf = (layers: readonly LayerSpec[]) => {
  const shape = modelShape(layers);
  if (!isModelShape(shape)) throw new Error("these layers are a network");
  return shape.layers;
};

test("a batch takes what every layer gives with its gradient, four bytes a value, and Flatten nothing", () => {
  const layers = shapesOf(presets["article0-dense128-batch32"].layers);
  expect(modelBatchMemory(layers, 32)).toBe(32 * 4 * 2 * (128 + 10));
  expect(layers.map((layer) => layerBatchMemory(layer, 32))).toEqual([0, 32 * 4 * 2 * 128, 32 * 4 * 2 * 10]);
});

const layers = fc
  .record({
    filters: fc.integer({ min: 1, max: 512 }),
    hasNorm: fc.boolean(),
    hasDropout: fc.boolean(),
    poolSize: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ filters, hasNorm, hasDropout, poolSize }): LayerSpec[] => [
    { kind: "conv2d", filters, kernelSize: 3, strides: 1, padding: "same", activation: "relu" },
    ...(hasNorm ? [{ kind: "batchNormalization", momentum: 0.9, epsilon: 0.001 } as const] : []),
    ...(hasDropout ? [{ kind: "dropout", rate: 0.5 } as const] : []),
    { kind: "maxPool2d", poolSize },
    { kind: "flatten" },
    { kind: "dense", units: 10, activation: "softmax" },
  ]);

test("the largest batch size is a power of two that fits, and twice as much is too much", () => {
  void fc.assert(
    fc.property(layers, (spec) => {
      const shapes = shapesOf(spec);
      const size = largestBatchSize(shapes);
      expect(Number.isInteger(Math.log2(size))).toBe(true);
      expect(modelBatchMemory(shapes, size)).toBeLessThanOrEqual(limits.batchMemory.max);
      if (size < limits.batchSize.max) expect(modelBatchMemory(shapes, 2 * size)).toBeGreaterThan(limits.batchMemory.max);
    }),
  );
});
