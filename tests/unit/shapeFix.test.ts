import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { type LayerSpec, layerSchema } from "../../src/protocol/experiment.ts";
import { applyLayerEdits, bareLayers } from "../../src/protocol/layerEdit.ts";
import { limits } from "../../src/protocol/limits.ts";
import { isModelShape, modelShape } from "../../src/protocol/modelShape.ts";
import { type ShapeFix, shapeFixes } from "../../src/protocol/shapeFix.ts";
import { anyLayer } from "../fixtures/anyLayer.ts";

const flatten: LayerSpec = { kind: "flatten" };
const output: LayerSpec = { kind: "dense", units: 10, activation: "softmax" };
const dense = (units: number): LayerSpec => ({ kind: "dense", units, activation: "relu" });
const conv = (kernelSize: number, padding: "valid" | "same" = "valid"): LayerSpec => ({
  kind: "conv2d",
  filters: 8,
  kernelSize,
  strides: 1,
  padding,
  activation: "relu",
});
const pool = (poolSize: number): LayerSpec => ({ kind: "maxPool2d", poolSize });
const dropout: LayerSpec = { kind: "dropout", rate: 0.5 };

const applied = (layers: readonly LayerSpec[], fix: ShapeFix) => applyLayerEdits(layers, fix.edits, bareLayers);
const codes = (layers: readonly LayerSpec[]) => shapeFixes(layers).map(({ code }) => code);
/** The layers after the fix of this code. */
function after(layers: readonly LayerSpec[], code: ShapeFix["code"]) {
  const fix = shapeFixes(layers).find((candidate) => candidate.code === code);
  if (!fix) throw new Error(`no fix ${code}`);
  return applied(layers, fix);
}

/** Fixes that may be needed one after the other: each layer has a handful of faults at most. */
const mostFixes = 12 * limits.layers.max;

test("whatever the layers, the fixes end in a network, whichever is taken each time", () => {
  let longest = 0;
  let fixed = 0;
  fc.assert(
    fc.property(
      fc.array(anyLayer, { minLength: 1, maxLength: limits.layers.max, size: "max" }),
      fc.infiniteStream(fc.nat({ max: 5 })),
      (drawn, choices) => {
        let layers: readonly LayerSpec[] = drawn;
        for (let count = 0; ; count++) {
          longest = Math.max(longest, count);
          if (isModelShape(modelShape(layers))) return true;
          const fixes = shapeFixes(layers);
          const choice = choices.next().value;
          const fix = fixes[choice % Math.max(1, fixes.length)];
          if (!fix || count > mostFixes) return false;
          layers = applied(layers, fix);
          fixed++;
          if (layers.length > limits.layers.max || !layers.every((layer) => v.is(layerSchema, layer))) return false;
        }
      },
    ),
    { numRuns: 1500, seed: 5 },
  );
  // Otherwise the property would say little.
  expect(fixed).toBeGreaterThan(5000);
  expect(longest).toBeGreaterThan(15);
});

test("a network has nothing to fix", () => {
  expect(shapeFixes([flatten, output])).toEqual([]);
});

test("a dense layer that gets an image gets a Flatten before it, or the one that stands too late", () => {
  expect(after([conv(3), dense(8), output], "insert-flatten")).toEqual([conv(3), flatten, dense(8), output]);
  expect(after([conv(3), dense(8), flatten, output], "move-flatten-before")).toEqual([conv(3), flatten, dense(8), output]);
  expect(codes([dense(8), pool(2), flatten, output])).toEqual(["insert-flatten"]);
});

test("with all places taken a dense layer that gets an image gives way, or the layer before the last becomes Flatten", () => {
  const full = Array.from({ length: limits.layers.max - 2 }, () => dropout);
  expect(codes([...full, dense(8), dropout])).toEqual(["remove"]);
  expect(after([...full, dropout, output], "replace-with-flatten")).toEqual([...full, flatten, output]);
});

test("a convolution behind Flatten changes places with it, or is removed", () => {
  const layers = [flatten, dropout, conv(3), output];
  expect(codes(layers)).toEqual(["move-flatten-after", "move-before-flatten", "remove"]);
  expect(after(layers, "move-flatten-after")).toEqual([dropout, conv(3), flatten, output]);
  expect(after(layers, "move-before-flatten")).toEqual([conv(3), flatten, dropout, output]);
});

test("a Flatten too early goes where another stands in time", () => {
  expect(after([flatten, conv(3), flatten, output], "remove-flatten")).toEqual([conv(3), flatten, output]);
});

test("a pool behind a dense layer can go before Flatten or be removed, and no Flatten moves", () => {
  const layers = [conv(3), flatten, dense(8), pool(2), output];
  expect(codes(layers)).toEqual(["move-before-flatten", "remove"]);
  expect(after(layers, "move-before-flatten")).toEqual([conv(3), pool(2), flatten, dense(8), output]);
});

test("a kernel too large for its input shrinks to it, pads, or is removed", () => {
  const layers = [pool(8), conv(5), flatten, output];
  expect(codes(layers)).toEqual(["smaller-kernel", "same-padding", "remove"]);
  expect(after(layers, "smaller-kernel")[1]).toMatchObject({ kernelSize: 3 });
  expect(after(layers, "same-padding")[1]).toMatchObject({ kernelSize: 5, padding: "same" });
});

test("a pool too large shrinks where that still pools", () => {
  expect(after([pool(8), pool(4), flatten, output], "smaller-pool")[1]).toEqual(pool(3));
  expect(codes([pool(8), pool(3), pool(2), flatten, output])).toEqual(["remove"]);
});

test("a network that ends otherwise gets Dense 10, added or in the last layer's place", () => {
  expect(after([flatten, dense(64)], "add-output")).toEqual([flatten, dense(64), output]);
  expect(codes([flatten, { kind: "dense", units: 8, activation: "softmax" }])).toEqual(["make-output", "add-output"]);
  expect(codes([flatten, dropout])).toEqual(["add-output"]);
});

test("softmax before the end becomes ReLU, or its layer the last", () => {
  expect(codes([flatten, output, dense(64)])).toEqual(["use-relu", "move-to-end"]);
  expect(after([flatten, output, dense(64)], "move-to-end")).toEqual([flatten, dense(64), output]);
  expect(codes([flatten, output, output])).toEqual(["use-relu"]);
});

test("too many parameters name the largest layer and a size that fits", () => {
  const layers = [flatten, dense(64), dense(4096), dense(4096), dense(4096), output];
  const [fix] = shapeFixes(layers);
  expect(fix).toMatchObject({ code: "fewer-values", layer: 3, spec: { units: 2048 } });
  const shape = modelShape(fix ? applied(layers, fix) : []);
  expect(isModelShape(shape) && shape.parameters <= limits.parameters.max).toBe(true);
});
