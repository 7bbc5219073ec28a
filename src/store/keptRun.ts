import type { Problem } from "../protocol/problem";
import type { KeptGroup, KeptRun } from "./keptRecords";
import type { MetricSeries } from "./metricSeries";
import type { Run, RunGroup } from "./playgroundState";
import { isActive } from "./runPhase";

/** A group in the form in which it is kept. */
export function keptGroupOf({ id, presetId, colorIndex, experiment, runs }: RunGroup, note: string, order: number): KeptGroup {
  const keptRuns = runs.map((run) => ({ id: run.id, seed: run.experiment.seed }));
  return { version: 1, id, order, presetId, colorIndex, experiment, note, runs: keptRuns };
}

/** A run in the form in which it is kept; one that trains is kept as paused. The arrays are copies of exactly its steps. */
export function keptRunOf(run: Run, series: MetricSeries): KeptRun {
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
