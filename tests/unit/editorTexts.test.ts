import { expect, test } from "vitest";
import { ratePoints } from "../../src/features/editor/ratePoints.ts";
import { layerOptions, optionNames } from "../../src/protocol/options.ts";
import { presets } from "../../src/protocol/presets.ts";
import { shapeFixes } from "../../src/protocol/shapeFix.ts";
import { describeNetwork } from "../../src/text/describeNetwork.ts";
import { en } from "../../src/text/en.ts";
import { enPanels } from "../../src/text/enPanels.ts";

const { editor } = enPanels;
const plain = (text: string) => text.replaceAll("\u202f", " ");

test("work and memory are told in steps of a thousand", () => {
  expect([650, 9280, 73_792, 410_880, 5_600_000, 2.5e9].map((flops) => plain(editor.compact(flops)))).toEqual([
    "650",
    "9,280",
    "73.8 k",
    "411 k",
    "5.6 M",
    "2.5 G",
  ]);
  expect([40, 33_280, 19_502_720, 1.6e9].map((bytes) => plain(editor.memory(bytes)))).toEqual([
    "1 kB",
    "33 kB",
    "19.5 MB",
    "1.6 GB",
  ]);
});

test("the time of an epoch is told as finely as it is worth", () => {
  const times = [0.02, 4.21, 12.3, 100, 500, 7200].map((seconds) => plain(editor.time.known(seconds)));
  expect(times).toEqual(["about 0.1 s", "about 4.2 s", "about 12 s", "about 100 s", "about 8.3 min", "about 2.0 h"]);
});

test("a field's sentence says what is allowed and what was found", () => {
  const rule = editor.wrongNumber({ min: 1, max: 60_000, isWhole: true });
  expect(editor.fieldProblem("Epochs", rule, "abc")).toBe("Epochs needs a whole number from 1 to 60,000, not “abc”.");
  expect(editor.fieldProblem("Epochs", rule, " ")).toBe("Epochs needs a whole number from 1 to 60,000; the field is empty.");
  expect(editor.fieldProblem("Epochs", rule, "9".repeat(5000)).length).toBeLessThan(100);
});

test("a fix says what it does to which layer", () => {
  const [fix] = shapeFixes([{ kind: "dense", units: 10, activation: "softmax" }]);
  expect(fix && editor.layers.fixLabel(fix)).toBe("Add Flatten before this Dense");
});

test("a network that does not fit is still drawn, with the layer at fault marked and those behind it unknown", () => {
  const layers = presets["article2-cnn"].layers.filter(({ kind }) => kind !== "flatten");
  const { blocks, parameters } = describeNetwork(layers, en);
  expect(parameters).toBeNull();
  expect(blocks.map(({ mark }) => mark ?? "")).toEqual(["", "", "", "", "", "", "faulty", "unknown"]);
});

test("every kind of layer has a line on what it is", () => {
  for (const kind of optionNames(layerOptions)) expect(editor.layers.about[kind]).toMatch(/\w/);
});

test("the file of a drawing is named after the network", () => {
  expect(editor.drawing.fileName("Dense 128, batch 64")).toBe("dense-128-batch-64.svg");
  expect(editor.drawing.fileName("../ — ")).toBe("network.svg");
});

test("the drawing of the learning rate rises in the warm-up and falls to its end", () => {
  const schedule = { kind: "cosine", finalFraction: 0, warmUpSteps: 469 } as const;
  const points = ratePoints({ ...presets["article2-cnn"], schedule }, 101);
  const rates = points.map(([, rate]) => rate);
  expect(points[0]?.[0]).toBe(0);
  expect(points.at(-1)?.[0]).toBe(1);
  expect(Math.max(...rates)).toBe(1);
  expect(rates.indexOf(1)).toBe(10);
  expect(rates.at(-1)).toBeCloseTo(0);
});
