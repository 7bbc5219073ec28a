import * as v from "valibot";
import { expect, test } from "vitest";
import { type NumberName, numberRules } from "../../src/features/editor/numberRules.ts";
import { parseNumber } from "../../src/features/editor/parseNumber.ts";
import { experimentSchema } from "../../src/protocol/experiment.ts";
import { presets } from "../../src/protocol/presets.ts";

test("numbers are taken as people write them", () => {
  const { learningRate, units } = numberRules;
  expect(["0.001", " 1e-3 ", ".001", "+0.001"].map((text) => parseNumber(text, learningRate))).toEqual(Array(4).fill(0.001));
  expect(parseNumber("128", units)).toBe(128);
  expect(parseNumber("1e2", units)).toBe(100);
});

test.each(["abc", "", "  ", "-1", "\u22121", "1e9", "0x10", "Infinity", "NaN", "1,5", "1 2", "1e", "."])(
  "%j is no number of units",
  (text) => {
    expect(parseNumber(text, numberRules.units)).toBeNull();
  },
);

test("the ends of a range are taken but for those that a rule leaves out", () => {
  expect(parseNumber("4096", numberRules.units)).toBe(4096);
  expect(parseNumber("4097", numberRules.units)).toBeNull();
  expect(parseNumber("2.5", numberRules.units)).toBeNull();
  expect(parseNumber("0", numberRules.epsilon)).toBeNull();
  expect(parseNumber("0", numberRules.momentum)).toBe(0);
});

const base = presets["article0-dense128-batch128"];
const conv = { kind: "conv2d", filters: 8, kernelSize: 3, activation: "relu" };
const adamw = { ...base.optimizer, kind: "adamw", weightDecay: 0.01 };
const withLayer = (layer: object) => ({ ...base, layers: [layer] });

/** An experiment, as it might be written, with a number in its place. */
const experimentWith: Record<Exclude<NumberName, "seeds">, (value: number) => unknown> = {
  units: (units) => withLayer({ kind: "dense", units, activation: "relu" }),
  filters: (filters) => withLayer({ ...conv, filters }),
  kernelSize: (kernelSize) => withLayer({ ...conv, kernelSize }),
  strides: (strides) => withLayer({ ...conv, strides }),
  poolSize: (poolSize) => withLayer({ kind: "averagePool2d", poolSize }),
  rate: (rate) => withLayer({ kind: "dropout", rate }),
  l1: (l1) => withLayer({ ...conv, l1 }),
  l2: (l2) => withLayer({ ...conv, l2 }),
  momentum: (momentum) => withLayer({ kind: "batchNormalization", momentum }),
  epsilon: (epsilon) => ({ ...base, optimizer: { ...adamw, epsilon } }),
  learningRate: (learningRate) => ({ ...base, optimizer: { ...adamw, learningRate } }),
  beta1: (beta1) => ({ ...base, optimizer: { ...adamw, beta1 } }),
  beta2: (beta2) => ({ ...base, optimizer: { ...adamw, beta2 } }),
  rho: (rho) => ({ ...base, optimizer: { kind: "rmsprop", learningRate: 0.001, rho, epsilon: 1e-7 } }),
  weightDecay: (weightDecay) => ({ ...base, optimizer: { ...adamw, weightDecay } }),
  warmUpSteps: (warmUpSteps) => ({ ...base, schedule: { kind: "constant", warmUpSteps } }),
  everyEpochs: (everyEpochs) => ({ ...base, schedule: { kind: "step", everyEpochs, factor: 0.5 } }),
  factor: (factor) => ({ ...base, schedule: { kind: "step", everyEpochs: 1, factor } }),
  finalFraction: (finalFraction) => ({ ...base, schedule: { kind: "cosine", finalFraction } }),
  batchSize: (batchSize) => ({ ...base, batchSize }),
  epochs: (epochs) => ({ ...base, epochs }),
  trainingImages: (trainingImages) => ({ ...base, trainingImages }),
  keep: (keep) => ({ ...base, thinning: { digit: 8, keep } }),
  fraction: (fraction) => ({ ...base, validation: { kind: "lastFraction", fraction } }),
  patience: (patience) => ({ ...base, earlyStopping: { patience } }),
  classWeight: (weight) => ({ ...base, classWeights: Array(10).fill(weight) }),
};

test.each(Object.entries(experimentWith))("the field %s takes nothing that the schema of an experiment refuses", (name, make) => {
  const rule = Object.entries(numberRules).find(([other]) => other === name)?.[1];
  if (!rule) throw new Error(`no rule for ${name}`);
  const lowest = "isAboveMin" in rule ? 1e-12 : rule.min;
  for (const value of [lowest, rule.max]) {
    expect(parseNumber(String(value), rule)).toBe(value);
    expect(v.is(experimentSchema, make(value))).toBe(true);
  }
  for (const value of [rule.min - 1, rule.max + 1]) {
    expect(parseNumber(String(value), rule)).toBeNull();
    expect(v.is(experimentSchema, make(value))).toBe(false);
  }
});
