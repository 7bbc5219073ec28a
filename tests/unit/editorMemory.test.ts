import * as fc from "fast-check";
import { expect, test } from "vitest";
import { requireMemory } from "../../src/engine/requireMemory.ts";
import { draftExperiment, makeDraft } from "../../src/features/editor/draft.ts";
import { draftProblems } from "../../src/features/editor/draftProblems.ts";
import type { Experiment, LayerSpec } from "../../src/protocol/experiment.ts";
import { limits } from "../../src/protocol/limits.ts";
import { traceModel } from "../../src/protocol/modelShape.ts";
import { presets } from "../../src/protocol/presets.ts";

const norm = { kind: "batchNormalization", momentum: 0.99, epsilon: 0.001 } as const satisfies LayerSpec;
const dropout = { kind: "dropout", rate: 0.5 } as const satisfies LayerSpec;

const layersOf = (filters: number, between: readonly LayerSpec[], poolSize: number): LayerSpec[] => [
  { kind: "conv2d", filters, kernelSize: 3, strides: 1, padding: "same", activation: "relu" },
  ...between,
  { kind: "maxPool2d", poolSize },
  { kind: "flatten" },
  { kind: "dense", units: 10, activation: "softmax" },
];

const experimentOf = (layers: LayerSpec[], batchSize: number): Experiment => ({ ...presets["article2-cnn"], layers, batchSize });

const memoryProblem = (experiment: Experiment) => {
  const draft = makeDraft(experiment);
  return draftProblems(draft, traceModel(draftExperiment(draft).layers)).find((problem) => problem.code === "memory");
};

const isAccepted = (experiment: Experiment): boolean => {
  try {
    requireMemory(experiment);
    return true;
  } catch {
    return false;
  }
};

test("the editor finds a batch too large exactly where the trainer does, and what it offers instead is accepted", () => {
  void fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.subarray<LayerSpec>([norm, dropout, { kind: "averagePool2d", poolSize: 2 }]),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: limits.batchSize.max }),
      (filters, between, poolSize, batchSize) => {
        const experiment = experimentOf(layersOf(filters, between, poolSize), batchSize);
        const problem = memoryProblem(experiment);
        expect(problem === undefined).toBe(isAccepted(experiment));
        if (problem) expect(isAccepted({ ...experiment, batchSize: problem.batchSize })).toBe(true);
      },
    ),
  );
});

test("batch normalization and dropout count with what they keep beside their output", () => {
  const layers = layersOf(64, [norm, dropout], 4);
  expect(memoryProblem(experimentOf(layers, 1180))).toMatchObject({ batchSize: 512 });
  expect(isAccepted(experimentOf(layers, 1180))).toBe(false);
});
