import fc from "fast-check";
import { expect, test } from "vitest";
import { activationTiles, kernelForm, kernelSize, kernelTiles } from "../../src/features/inside/kernelTiles";
import type { LayerSpec } from "../../src/protocol/experiment";
import { isModelShape, modelShape } from "../../src/protocol/modelShape";
import { presets } from "../../src/protocol/presets";
import type { Tiles } from "../../src/ui/tiles";

function formsOf(layers: readonly LayerSpec[]) {
  const shape = modelShape(layers);
  if (!isModelShape(shape)) throw new Error(`expected a network, found ${shape.code}`);
  return shape.layers.map((_, index) => kernelForm(shape.layers, index));
}

const valueAt = (tiles: Tiles, index: number, row: number, column: number) =>
  tiles.values[tiles.start + index * tiles.tileStride + row * tiles.rowStride + column * tiles.columnStride];

test("units of the first dense layer are images of 28 × 28, those of the next are rows", () => {
  expect(formsOf(presets["article1-mlp128-64"].layers)).toEqual([
    null,
    { kind: "images", height: 28, width: 28, channels: 1, units: 128 },
    { kind: "rows", inputs: 128, units: 64 },
    { kind: "rows", inputs: 64, units: 10 },
  ]);
});

test("filters are images, and so are the units behind a flattened map, a dropout in between or not", () => {
  const dropout: LayerSpec = { kind: "dropout", rate: 0.5 };
  const layers = presets["article2-cnn"].layers.flatMap((layer): LayerSpec[] =>
    layer.kind === "flatten" ? [layer, dropout] : [layer],
  );
  expect(formsOf(layers).filter((form) => form !== null)).toEqual([
    { kind: "images", height: 3, width: 3, channels: 1, units: 32 },
    { kind: "images", height: 3, width: 3, channels: 32, units: 64 },
    { kind: "images", height: 3, width: 3, channels: 64, units: 64 },
    { kind: "images", height: 3, width: 3, channels: 64, units: 64 },
    { kind: "rows", inputs: 64, units: 10 },
  ]);
});

test("a flattened map of one pixel has no picture", () => {
  const layers: LayerSpec[] = [
    { kind: "maxPool2d", poolSize: 7 },
    { kind: "conv2d", filters: 5, kernelSize: 4, strides: 1, padding: "valid", activation: "relu" },
    { kind: "flatten" },
    { kind: "dense", units: 10, activation: "softmax" },
  ];
  expect(formsOf(layers).at(-1)).toEqual({ kind: "rows", inputs: 5, units: 10 });
});

test("a kernel [k, k, channels, filters] gives each filter's pixel of the channel chosen, and else their mean", () => {
  const size = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(size, size, size, fc.nat(3), (side, channels, units, wanted) => {
      const channel = wanted % channels;
      const form = { kind: "images", height: side, width: side, channels, units } as const;
      const at = (y: number, x: number, c: number, unit: number) => 1000 * y + 100 * x + 10 * c + unit;
      const kernel = new Float32Array(kernelSize(form));
      for (let index = 0; index < kernel.length; index += 1) {
        const unit = index % units;
        const c = Math.floor(index / units) % channels;
        const pixel = Math.floor(index / (units * channels));
        kernel[index] = at(Math.floor(pixel / side), pixel % side, c, unit);
      }
      const one = kernelTiles(kernel, form, channel);
      const mean = kernelTiles(kernel, form, null);
      for (let unit = 0; unit < units; unit += 1) {
        for (let y = 0; y < side; y += 1) {
          for (let x = 0; x < side; x += 1) {
            expect(valueAt(one, unit, y, x)).toBe(at(y, x, channel, unit));
            expect(valueAt(mean, unit, y, x)).toBeCloseTo(at(y, x, (channels - 1) / 2, unit), 2);
          }
        }
      }
    }),
  );
});

test("a row holds the weights of one unit", () => {
  const tiles = kernelTiles(Float32Array.of(0, 1, 10, 11, 20, 21), { kind: "rows", inputs: 3, units: 2 }, null);
  expect([0, 1, 2].map((input) => valueAt(tiles, 1, 0, input))).toEqual([1, 11, 21]);
});

test("activations are one image a channel, and of a vector one pixel a unit", () => {
  const map = activationTiles(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), [2, 3, 2]);
  expect([map.count, map.height, map.width]).toEqual([2, 2, 3]);
  expect([valueAt(map, 1, 0, 0), valueAt(map, 0, 0, 2), valueAt(map, 1, 1, 2)]).toEqual([1, 4, 11]);
  const vector = activationTiles(Float32Array.of(5, 6, 7), [3]);
  expect([vector.count, valueAt(vector, 2, 0, 0)]).toEqual([3, 7]);
});
