import { expect, test } from "vitest";
import { largestBatchSize, modelBatchMemory } from "../../src/protocol/batchMemory.ts";
import { limits } from "../../src/protocol/limits.ts";
import { modelShape } from "../../src/protocol/modelShape.ts";
import { presets } from "../../src/protocol/presets.ts";

test("a batch takes the images, and what every layer gives with its gradient, four bytes a value", () => {
  const shape = modelShape(presets["article0-dense128-batch32"].layers);
  if (!("layers" in shape)) throw new Error("expected a network");
  expect(modelBatchMemory(shape.layers, 32)).toBe(32 * 4 * (784 + 2 * (784 + 128 + 10)));
});

test("the largest batch size is a power of two within the limits of batch size and of memory", () => {
  expect(largestBatchSize([{ output: [10] }])).toBe(limits.batchSize.max);
  const wide = [{ output: [28, 28, 512] as const }];
  const size = largestBatchSize(wide);
  expect(modelBatchMemory(wide, size)).toBeLessThanOrEqual(limits.batchMemory.max);
  expect(modelBatchMemory(wide, 2 * size)).toBeGreaterThan(limits.batchMemory.max);
});
