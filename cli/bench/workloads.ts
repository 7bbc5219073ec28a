import type { Experiment } from "../../src/protocol/experiment";
import { presets } from "../../src/protocol/presets";
import { type EngineId, engineIds, engines, ourEngine } from "./engines";

/** What one growth chart varies, and where `dense-128` stands in it; everything else stays as there. */
export const growthFactors = {
  width: { title: "Width of the hidden layer", axis: "hidden units", base: 128, values: [32, 512, 2048] },
  batch: { title: "Batch size", axis: "images a batch", base: 128, values: [16, 64, 256, 1024] },
  runs: { title: "Runs in lock-step", axis: "runs", base: 1, values: [2, 4, 6] },
  images: { title: "Training images", axis: "training images", base: 60_000, values: [1000, 10_000] },
} as const;
export type GrowthFactor = keyof typeof growthFactors;

/** The workload that growth starts from. */
export const baseWorkload = "dense-128";

/** One thing to train, on every engine that can. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly experiment: Experiment;
  /** Runs of the experiment at once, in lock-step, each with a seed of its own. */
  readonly runs: number;
  readonly growth: { readonly factor: GrowthFactor; readonly value: number } | null;
  readonly engines: readonly EngineId[];
}

/** Training goes on until the time is up, not until the epochs are done. */
const endless = { epochs: 1000, validation: { kind: "none" }, shuffle: true } as const;
const dense = { ...presets["article0-dense128-batch128"], ...endless };

const main = (name: string, title: string, experiment: Experiment): Workload => ({
  name,
  title,
  experiment: { ...experiment, ...endless },
  runs: 1,
  growth: null,
  engines: engineIds,
});

const mainWorkloads = [
  main(baseWorkload, "Dense 784-128-10, batch 128", dense),
  main("dense-32", "Dense 784-128-10, batch 32", { ...dense, batchSize: 32 }),
  main("dense-64-64", "Dense 784-64-64-10, batch 32", presets["article3-dense64-64"]),
  main("cnn", "CNN of article 2, batch 64", presets["article2-cnn"]),
];

/** The dense network with one thing changed. */
function grow(factor: GrowthFactor, value: number): Workload {
  const changes: Record<GrowthFactor, Partial<Experiment>> = {
    width: {
      layers: [
        { kind: "flatten" },
        { kind: "dense", units: value, activation: "relu" },
        { kind: "dense", units: 10, activation: "softmax" },
      ],
    },
    batch: { batchSize: value },
    runs: {},
    images: { trainingImages: value },
  };
  return {
    name: `${factor}-${value}`,
    title: `${growthFactors[factor].title}: ${value}`,
    experiment: { ...dense, ...changes[factor] },
    runs: factor === "runs" ? value : 1,
    growth: { factor, value },
    engines: factor === "runs" ? [ourEngine] : engineIds,
  };
}

/** Every workload: the four that the peers are compared on, then growth, one factor at a time. */
export const workloads: readonly Workload[] = [
  ...mainWorkloads,
  ...Object.entries(growthFactors).flatMap(([factor, { values }]) =>
    // The table has these keys and no others.
    values.map((value) => grow(factor as GrowthFactor, value)),
  ),
];

/** Engines of a workload in one repeat, counted from 0: the slow ones are spared the later repeats of growth. */
export function enginesInRepeat(workload: Workload, repeat: number, withSlow: boolean): EngineId[] {
  return workload.engines.filter((id) => !engines[id].isSlow || (withSlow && (workload.growth === null || repeat === 0)));
}
