import * as fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { type Experiment, experimentSchema } from "../../src/protocol/experiment.ts";
import { limits } from "../../src/protocol/limits.ts";
import { isModelShape, modelShape } from "../../src/protocol/modelShape.ts";
import { optionNames } from "../../src/protocol/options.ts";
import { presets } from "../../src/protocol/presets.ts";
import { type Comparison, readExperimentUrl, writeExperimentUrl } from "../../src/store/experimentUrl.ts";
import { en } from "../../src/text/en.ts";

const addressOf = (content: unknown) =>
  `#v1.${btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(content))))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "")}`;

const experiments: fc.Arbitrary<Experiment> = fc
  .record({
    preset: fc.constantFrom(...optionNames(presets)),
    name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((name) => name.trim() !== ""),
    batchSize: fc.integer({ min: 1, max: 512 }),
    epochs: fc.integer({ min: 1, max: 100 }),
    units: fc.integer({ min: 1, max: 500 }),
    learningRate: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    l2: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    warmUpSteps: fc.nat(1000),
    patience: fc.option(fc.integer({ min: 1, max: 20 })),
    classWeights: fc.option(fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 10, maxLength: 10 })),
  })
  .map(({ preset, name, units, learningRate, l2, warmUpSteps, patience, classWeights, ...rest }) => ({
    ...presets[preset],
    ...rest,
    name: name.trim(),
    layers: [
      { kind: "flatten" },
      { kind: "dense", units, activation: "gelu", ...(l2 === undefined ? {} : { l2 }) },
      { kind: "batchNormalization", momentum: 0.9, epsilon: 0.001 },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
    optimizer: { kind: "sgd", learningRate, momentum: 0 },
    schedule: { kind: "cosine", finalFraction: 0.1, warmUpSteps },
    earlyStopping: patience === null ? null : { patience },
    classWeights,
  }));

test("a comparison that is written and read is the same comparison", () => {
  void fc.assert(
    fc.property(
      fc.nat(limits.seed.max),
      fc.array(fc.record({ experiment: experiments, seeds: fc.integer({ min: 1, max: 5 }) }), { maxLength: 8 }),
      (seed, groups) => {
        const comparison = { seed, groups: groups.map((group) => ({ ...group, experiment: { ...group.experiment, seed } })) };
        expect(readExperimentUrl(writeExperimentUrl(comparison))).toEqual({ comparison, problems: [] });
      },
    ),
    { numRuns: 60 },
  );
});

test("no address throws, and all that is read can be trained", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string().map((text) => `#v1.${text}`),
    fc.json().map((json) => addressOf(JSON.parse(json))),
    fc
      .array(
        fc.dictionary(fc.constantFrom(...optionNames(experimentSchema.entries), "from", "seeds", "__proto__"), fc.jsonValue()),
      )
      .map((groups) => addressOf({ seed: 3, groups })),
  );
  void fc.assert(
    fc.property(anything, (hash) => {
      const { comparison } = readExperimentUrl(hash) ?? { comparison: { seed: 1, groups: [] } };
      expect(comparison.groups.length).toBeLessThanOrEqual(limits.runs.max);
      for (const { experiment, seeds } of comparison.groups) {
        expect(v.parse(experimentSchema, experiment)).toEqual(experiment);
        expect(isModelShape(modelShape(experiment.layers))).toBe(true);
        expect(seeds).toBeGreaterThanOrEqual(1);
      }
      expect(comparison.groups.reduce((runs, group) => runs + group.seeds, 0)).toBeLessThanOrEqual(limits.trainerRuns.max);
    }),
    { numRuns: 400 },
  );
});

test("only what differs from the presets is written", () => {
  const comparison: Comparison = { seed: 1, groups: [{ experiment: presets["article3-dense64-64"], seeds: 3 }] };
  const written = atob(writeExperimentUrl(comparison).slice("#v1.".length).replace(/-/g, "+").replace(/_/g, "/"));
  expect(JSON.parse(written)).toEqual({ groups: [{ from: "article3-dense64-64", seeds: 3 }] });
});

test("a field that is wrong is named and replaced by the default, and the others are taken", () => {
  const read = readExperimentUrl(
    addressOf({
      groups: [
        { optimizer: { ...presets["article2-cnn"].optimizer, learningRate: 1e9 }, epochs: 3 },
        { layers: [{ kind: "dense", units: 10, activation: "softmax" }] },
        { from: "nothing", seeds: 0.5, script: "alert(1)" },
      ],
    }),
  );
  expect(read?.problems.map((problem) => problem.field)).toEqual([
    "groups.0.optimizer.learningRate",
    "groups.1.layers.0",
    "groups.1.layers",
    "groups.2.from",
    "groups.2.script",
    "groups.2.seeds",
  ]);
  expect(read?.comparison.groups.map(({ experiment }) => [experiment.epochs, experiment.optimizer.learningRate])).toEqual([
    [3, 0.001],
    [5, 0.001],
    [5, 0.001],
  ]);
});

test("more networks and seeds than there is room for are left out and named", () => {
  const read = readExperimentUrl(addressOf({ groups: Array.from({ length: 12 }, () => ({ seeds: 9 })) }));
  expect(read?.comparison.groups.map(({ seeds }) => seeds)).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
  expect(read?.problems.map((problem) => problem.field)).toEqual([
    "groups",
    ...Array.from({ length: 8 }, (_, index) => `groups.${index}.seeds`),
  ]);
  const many = readExperimentUrl(addressOf({ groups: Array.from({ length: 12 }, () => ({})) }));
  expect(many?.comparison.groups).toHaveLength(8);
  expect(many?.problems).toEqual([{ field: "groups", expected: "networks-left-out", found: "9 to 12" }]);
});

test("each of the networks gets a seed before any gets another", () => {
  const read = readExperimentUrl(
    addressOf({ groups: [{ seeds: 10 }, { seeds: 10 }, { seeds: 2 }, ...Array(5).fill({ seeds: 10 })] }),
  );
  expect(read?.comparison.groups.map(({ seeds }) => seeds)).toEqual([6, 6, 2, 6, 5, 5, 5, 5]);
});

const dense10 = { kind: "dense", units: 10, activation: "softmax" };
const words = (content: unknown) =>
  readExperimentUrl(addressOf(content))?.problems.map(({ field, expected, found }) =>
    en.groups.address.problem(field, expected, found),
  );

test("a layer that cannot be read is left out where the others form a network, and both are said in words", () => {
  const layers = [{ kind: "flatten" }, { kind: "dance", units: 3 }, dense10];
  const read = readExperimentUrl(addressOf({ groups: [{ layers }] }));
  expect(read?.comparison.groups[0]?.experiment.layers).toEqual([{ kind: "flatten" }, dense10]);
  const [kind, rest] = words({ groups: [{ layers }] }) ?? [];
  expect(kind).toMatch(/^Network 1, layer 2, kind: expected dense, conv2d, .* or dropout, found “dance”\.$/);
  expect(rest).toBe("Network 1, layers: layer 2 could not be read and left out; the others form a network.");
});

test("layers that form no network are replaced by those of a preset, which is named", () => {
  expect(words({ groups: [{ name: "Mine", layers: [dense10] }] })).toEqual([
    "Network 1, layer 1: expected Flatten before it, found “28 × 28 × 1”.",
    "Network 1, layers: they form no network, so those of “CNN” stand in their place.",
  ]);
});

test("problems of numbers are said without a schema's language", () => {
  const optimizer: Record<string, unknown> = { ...presets["article2-cnn"].optimizer };
  delete optimizer.learningRate;
  expect(words({ groups: [{ optimizer, epochs: 0, batchSize: 1.5, shuffle: 3, loss: "x", more: 1 }] })).toEqual([
    "Network 1, optimizer, learning rate: it is missing.",
    "Network 1, epochs: expected at least 1, found “0”.",
    "Network 1, batch size: expected a whole number, found “1.5”.",
    "Network 1, shuffle: expected yes or no, found “3”.",
    "Network 1, loss: expected crossEntropy, found “x”.",
    "Network 1, more: there is no such setting.",
  ]);
});

const wideLayers = [{ ...presets["article2-cnn"].layers[0], filters: 256 }, ...presets["article2-cnn"].layers.slice(1)];

test("work that no tab can hold is brought within the limits", () => {
  const read = readExperimentUrl(
    addressOf({
      groups: [
        { epochs: 1000, batchSize: 1 },
        { batchSize: 4096, layers: wideLayers },
      ],
    }),
  );
  expect(read?.problems.map((problem) => problem.field)).toEqual(["groups.0.epochs", "groups.1.batchSize"]);
});

test("a later version of the address is named", () => {
  expect(readExperimentUrl("#v9.abc")).toMatchObject({ comparison: { groups: [] }, problems: [{ expected: "later-version" }] });
});
