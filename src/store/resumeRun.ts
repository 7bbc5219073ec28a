import type { RunCheckpoint } from "../protocol/runCheckpoint";
import { resetRun } from "./makeRun";
import type { Run } from "./playgroundState";
import { hasEnded } from "./runPhase";

/** `run` as it is when it is taken up from `checkpoint`: what came after it has not happened. Without one it begins anew. */
export function resumeRun(run: Run, checkpoint: RunCheckpoint | null): Run {
  if (!checkpoint || checkpoint.step === 0) return run.state === "failed" ? run : resetRun(run);
  const { step } = checkpoint;
  const isWhereItEnded = hasEnded(run) && (run.state === "failed" || run.result?.steps === step);
  return {
    ...run,
    state: isWhereItEnded ? run.state : "paused",
    step: run.state === "failed" ? run.step : step,
    trainingSeconds: isWhereItEnded ? run.trainingSeconds : (checkpoint.trainingSeconds ?? run.trainingSeconds),
    imagesPerSecond: null,
    secondsLeft: null,
    epochs: run.epochs.filter((epoch) => epoch.step <= step),
    learningRateChanges: run.learningRateChanges.filter((change) => change.step <= step),
    result: isWhereItEnded ? run.result : null,
    problem: isWhereItEnded ? run.problem : null,
  };
}

/** `run` after the worker that held it was lost: one that failed with the worker, for no reason of its own, is taken up too. */
export function resumeAfterLoss(run: Run, checkpoint: RunCheckpoint | null): Run {
  const isLost = run.state === "failed" && run.problem === null;
  return resumeRun(isLost ? { ...run, state: "paused" } : run, checkpoint);
}
