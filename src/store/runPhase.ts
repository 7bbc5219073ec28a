import type { Run } from "./playgroundState";

/** Whether the trainer is at work on the run. */
export const isActive = (run: Run): boolean => run.state === "training" || run.state === "evaluating";

/** Whether Train would start or resume the run. */
export const canTrain = (run: Run): boolean => run.state === "ready" || run.state === "paused";

/** Whether Stop would end the run. */
export const canStop = (run: Run): boolean => isActive(run) || run.state === "paused";

/** Whether leaving the page would lose training that has begun and not ended. */
export const isUnfinished = (run: Run): boolean => isActive(run) || (run.state === "paused" && run.step > 0);

/** Whether the run trains no more until it is reset. */
export const hasEnded = (run: Run): boolean => run.state === "finished" || run.state === "stopped" || run.state === "failed";

/** Whether the run's weights come from its own training: those of a network that was only measured have no epochs behind them. */
export const hasOwnWeights = (run: Run): boolean => !hasEnded(run) || run.epochs.length > 0 || run.step < run.plan.stepsPerEpoch;
