import type { Problem } from "../protocol/problem";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import type { SavedGroup } from "./archiveChanges";
import type { Distillation } from "./distillationState";
import type { FineTune } from "./drawingState";
import type { KeptGroup, KeptRun } from "./keptRecords";
import type { MetricSeries } from "./metricSeries";
import type { Run } from "./playgroundState";
import { isActive } from "./runPhase";

/** A group in the form in which it is kept. */
export function keptGroupOf({ group, note, fineTune, distillation }: SavedGroup, order: number): KeptGroup {
  const { id, presetId, colorIndex, experiment, runs } = group;
  const keptRuns = runs.map((run) => ({ id: run.id, seed: run.experiment.seed }));
  const kept: KeptGroup = { version: 1, id, order, presetId, colorIndex, experiment, note, runs: keptRuns };
  return {
    ...kept,
    ...(fineTune && { fineTune: keptFineTuneOf(fineTune) }),
    ...(distillation && { distillation: keptDistillationOf(distillation) }),
  };
}

function keptFineTuneOf({ taught, heldOut, before }: FineTune): KeptGroup["fineTune"] & object {
  return { taught: [...taught], heldOut: [...heldOut], before: { ...before } };
}

function keptDistillationOf({ teacherName, teacher }: Distillation): KeptGroup["distillation"] & object {
  return { teacherName, temperature: teacher.temperature, share: teacher.share };
}

/** Whom a kept group learns from; `checkpoint` is the teacher. */
export function distillationOf({ distillation }: KeptGroup, checkpoint: RunCheckpoint | undefined): Distillation | null {
  if (!distillation || !checkpoint) return null;
  const { teacherName, ...settings } = distillation;
  return { teacherName, teacher: { checkpoint, ...settings } };
}

/** What a kept group is fine-tuned on; `start` is what it starts from. */
export function fineTuneOf({ fineTune }: KeptGroup, start: RunCheckpoint | undefined): FineTune | null {
  if (!fineTune || !start) return null;
  return { taught: new Set(fineTune.taught), heldOut: new Set(fineTune.heldOut), start, before: fineTune.before };
}

/**
 * A run in the form in which it is kept, with the name of the data that it was trained on where they are a person's own; one that
 * trains is kept as paused. The arrays are copies of exactly its steps.
 */
export function keptRunOf(run: Run, series: MetricSeries, dataId: string | null = null): KeptRun {
  const { id, step, trainingSeconds, epochs, learningRateChanges, result, problem } = run;
  return {
    version: 1,
    id,
    state: isActive(run) ? "paused" : (run.state as Exclude<Run["state"], "training" | "evaluating">), // active runs are gone
    step,
    trainingSeconds,
    epochs: [...epochs],
    learningRateChanges: [...learningRateChanges],
    result: result && { ...result, predictions: result.predictions.slice() },
    problem: problem && keptProblem(problem),
    ...(dataId === null ? {} : { dataId }),
    losses: series.losses.slice(),
    accuracies: series.accuracies.slice(),
    times: { steps: series.times.steps.slice(), seconds: series.times.seconds.slice() },
  };
}

function keptProblem(problem: Problem): KeptRun["problem"] {
  if (problem.code === "weights-lost") return problem;
  if (problem.code === "not-finite" || problem.code === "out-of-memory" || problem.code === "unexpected") return problem;
  return { code: "unexpected", detail: "detail" in problem ? problem.detail : "" };
}
