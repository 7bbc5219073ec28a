import { isModelShape, modelShape } from "../../src/protocol/modelShape";
import { runPlan } from "../../src/protocol/runPlan";
import type { PlannedRun } from "./parseReproduceArguments";

/** Floating-point operations that the fixed work of a step takes as long as: gathering a batch, Adam, messages. */
const stepOverhead = 20e6;
/** A step computes forward, and backward for inputs and for weights. */
const passes = 3;

/** Steps of a run. */
export function stepsOf({ experiment }: PlannedRun, maxSteps: number | null): number {
  const { totalSteps } = runPlan(experiment);
  return Math.min(totalSteps, maxSteps ?? totalSteps);
}

/** Rough work of a run, in floating-point operations. */
function workOf(run: PlannedRun, maxSteps: number | null): number {
  const shape = modelShape(run.experiment.layers);
  const perStep = isModelShape(shape) ? passes * shape.flops * run.experiment.batchSize : 0;
  return stepsOf(run, maxSteps) * (stepOverhead + perStep);
}

/** How long what is left will take. */
export interface TimeLeft {
  /** Run `index` took so long on the clock, measuring included. */
  ended(index: number, seconds: number): void;
  /** Run `index` needs no more time. */
  skipped(index: number): void;
  /** Seconds for all that is left, while run `index` has done a share of its steps in 0..1; null as long as nothing is known. */
  left(index: number, share: number, seconds: number): number | null;
}

/** Foretells by the time that the same experiment took before, or the pace of the others where it had no turn yet. */
export function createTimeLeft(runs: readonly PlannedRun[], maxSteps: number | null): TimeLeft {
  const works = runs.map((run) => workOf(run, maxSteps));
  const waiting = new Set(runs.keys());
  const measured: { presetId: string; work: number; seconds: number }[] = [];
  const pace = (parts: readonly { work: number; seconds: number }[]) => {
    const work = parts.reduce((sum, part) => sum + part.work, 0);
    return work > 0 ? parts.reduce((sum, part) => sum + part.seconds, 0) / work : null;
  };
  return {
    ended(index, seconds) {
      waiting.delete(index);
      measured.push({ presetId: runs[index]?.presetId ?? "", work: works[index] ?? 0, seconds });
    },
    skipped: (index) => waiting.delete(index),
    left(index, share, seconds) {
      const work = works[index] ?? 0;
      const current = { presetId: runs[index]?.presetId ?? "", work: work * share, seconds };
      const parts = share > 0 ? [...measured, current] : measured;
      const overall = pace(parts);
      if (overall === null) return null;
      let sum = 0;
      for (const other of waiting) {
        const own = pace(parts.filter(({ presetId }) => presetId === runs[other]?.presetId)) ?? overall;
        sum += own * (works[other] ?? 0) * (other === index ? 1 - share : 1);
      }
      return sum;
    },
  };
}
