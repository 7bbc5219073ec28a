import { classMetrics, type MacroMetrics } from "../statistics/classMetrics";
import { wilsonInterval } from "../statistics/wilsonInterval";
import type { ReproducedRun } from "./reproduction";

/** Test results of one experiment over its seeds; shares in 0..1. */
export interface TestSummary {
  readonly seeds: number;
  /** Test images of each seed. */
  readonly images: number;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
  /** 95 % Wilson interval of the mean accuracy on so many images. */
  readonly interval: readonly [low: number, high: number];
  /** Over all seeds together. */
  readonly macro: MacroMetrics;
  /** Sum over the seeds, in the order of `ReproducedRun.confusion`. */
  readonly confusion: Float64Array;
}

/** Summary of at least one run; null without any. */
export function testSummary(runs: readonly ReproducedRun[]): TestSummary | null {
  const [first] = runs;
  if (!first) return null;
  const accuracies = runs.map(({ test }) => test.accuracy);
  const mean = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / runs.length;
  const images = first.test.count;
  const confusion = new Float64Array(first.confusion.length);
  for (const run of runs)
    for (const [cell, counted] of run.confusion.entries()) confusion[cell] = (confusion[cell] ?? 0) + counted;
  return {
    seeds: runs.length,
    images,
    mean,
    lowest: Math.min(...accuracies),
    highest: Math.max(...accuracies),
    interval: wilsonInterval(mean * images, images),
    macro: classMetrics(confusion).macro,
    confusion,
  };
}
