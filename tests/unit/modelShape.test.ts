import fc from "fast-check";
import { expect, test } from "vitest";
import type { LayerSpec } from "../../src/protocol/experiment";
import { limits } from "../../src/protocol/limits";
import { isModelShape, modelShape } from "../../src/protocol/modelShape";

const whole = ({ min, max }: { min: number; max: number }) => fc.integer({ min, max });
const activation = fc.constantFrom("linear", "relu", "sigmoid", "tanh");

const anyLayer: fc.Arbitrary<LayerSpec> = fc.oneof(
  fc.record({ kind: fc.constant("dense" as const), units: whole({ min: 1, max: 64 }), activation }),
  fc.record({
    kind: fc.constant("conv2d" as const),
    filters: whole({ min: 1, max: 16 }),
    kernelSize: whole(limits.kernelSize),
    strides: whole(limits.strides),
    padding: fc.constantFrom("valid", "same"),
    activation,
  }),
  fc.record({ kind: fc.constant("maxPool2d" as const), poolSize: whole(limits.poolSize) }),
  fc.constant<LayerSpec>({ kind: "flatten" }),
  fc.record({ kind: fc.constant("dropout" as const), rate: fc.double({ min: 0, max: 0.95, noNaN: true }) }),
);

test("whatever the layers, a network has only whole sizes of at least one, or a problem that names a layer", () => {
  const isCount = (value: number) => Number.isInteger(value) && value >= 1;
  const found = { networks: 0, problems: 0 };
  fc.assert(
    fc.property(fc.array(anyLayer, { minLength: 1, maxLength: 6 }), fc.boolean(), (layers, hasEnd) => {
      // Without an ending that fits almost every draw would be a problem, and the property would say nothing.
      const ending: LayerSpec[] = hasEnd ? [{ kind: "flatten" }, { kind: "dense", units: 10, activation: "softmax" }] : [];
      const network = [...layers, ...ending];
      const shape = modelShape(network);
      if (!isModelShape(shape)) {
        found.problems++;
        return network[shape.layer]?.kind === shape.kind;
      }
      found.networks++;
      return shape.layers.every(
        ({ input, output, parameters, flops }) =>
          input.every(isCount) && output.every(isCount) && Number.isInteger(parameters) && parameters >= 0 && flops >= 0,
      );
    }),
    { numRuns: 1000, seed: 1 },
  );
  expect(found.networks).toBeGreaterThan(50);
  expect(found.problems).toBeGreaterThan(50);
});

test("a convolution without padding shrinks the image, with padding only its stride does", () => {
  const outputOf = (padding: "valid" | "same", strides: number) => {
    const shape = modelShape([
      { kind: "conv2d", filters: 4, kernelSize: 3, strides, padding, activation: "relu" },
      { kind: "flatten" },
      { kind: "dense", units: 10, activation: "linear" },
    ]);
    return isModelShape(shape) ? shape.layers[0]?.output : shape;
  };
  expect(outputOf("valid", 1)).toEqual([26, 26, 4]);
  expect(outputOf("valid", 2)).toEqual([13, 13, 4]);
  expect(outputOf("same", 1)).toEqual([28, 28, 4]);
  expect(outputOf("same", 3)).toEqual([10, 10, 4]);
});

test.each<[string, LayerSpec[], { code: string; layer: number; found: string }]>([
  [
    "a dense layer on an image",
    [{ kind: "dense", units: 10, activation: "linear" }],
    { code: "needs-vector", layer: 0, found: "28 × 28 × 1" },
  ],
  [
    "a pool after flatten",
    [{ kind: "flatten" }, { kind: "maxPool2d", poolSize: 2 }],
    { code: "needs-image", layer: 1, found: "784" },
  ],
  [
    "a pool larger than what is left",
    [
      { kind: "maxPool2d", poolSize: 8 },
      { kind: "maxPool2d", poolSize: 4 },
    ],
    { code: "too-small", layer: 1, found: "3 × 3 × 1" },
  ],
  [
    "an end with nine values",
    [{ kind: "flatten" }, { kind: "dense", units: 9, activation: "linear" }],
    { code: "last-layer", layer: 1, found: "9" },
  ],
  [
    "softmax inside",
    [
      { kind: "flatten" },
      { kind: "dense", units: 10, activation: "softmax" },
      { kind: "dense", units: 10, activation: "linear" },
    ],
    { code: "softmax-not-last", layer: 1, found: "784" },
  ],
])("%s is no network, and the problem says which layer and what it found", (_, layers, expected) => {
  expect(modelShape(layers)).toMatchObject(expected);
});

test("training keeps each layer's output, its gradient behind the first weights, and what dropout and batch norm keep beside", () => {
  const shape = modelShape([
    { kind: "maxPool2d", poolSize: 2 },
    { kind: "conv2d", filters: 3, kernelSize: 3, strides: 1, padding: "same", activation: "relu" },
    { kind: "batchNormalization", momentum: 0.99, epsilon: 0.001 },
    { kind: "averagePool2d", poolSize: 2 },
    { kind: "flatten" },
    { kind: "dropout", rate: 0.5 },
    { kind: "dense", units: 10, activation: "softmax" },
  ]);
  if (!isModelShape(shape)) throw new Error("these layers are a network");
  const values = [196, 588, 588, 147, 147, 147, 10];
  const tensors = [1, 2, 3, 2, 0, 3, 2];
  const expected = values.map((count, i) => 4 * count * (tensors[i] ?? 0));
  expect(shape.layers.map(({ activationBytes }) => activationBytes)).toEqual(expected);
  expect(shape.activationBytes).toBe(expected.reduce((sum, bytes) => sum + bytes));
});
