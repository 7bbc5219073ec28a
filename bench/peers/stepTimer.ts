import type { PeerPoint, PointBudget } from "../../cli/bench/peerPoint";

/** Waits for the device about so often; ours does the same. */
const waitEveryMs = 100;
const mostUnfinishedSteps = 256;

/** Times a training loop and says when it may end. */
export interface StepTimer {
  /**
   * To be awaited after each step was asked for; `finish` resolves when the device has done it. True while more steps are
   * wanted.
   */
  afterStep(finish: () => Promise<unknown>): Promise<boolean>;
  /** What was measured; throws where no step was timed. */
  result(losses: readonly number[], detail: string): PeerPoint;
}

/** Waits for the device only after the first step, at the end of the warm-up and about ten times a second. */
export function createStepTimer(budget: PointBudget): StepTimer {
  const startedAt = performance.now();
  let asked = 0;
  let finished = 0;
  let finishedAt = startedAt;
  let stepsPerWait = 1;
  let firstStepMs = 0;
  let warm: { readonly at: number; readonly steps: number } | null = null;

  return {
    async afterStep(finish) {
      asked++;
      const endsWarmUp = warm === null && asked === 1 + budget.warmUpSteps;
      if (asked > 1 && !endsWarmUp && asked - finished < stepsPerWait) return true;
      await finish();
      const now = performance.now();
      const perStepMs = (now - finishedAt) / (asked - finished);
      stepsPerWait = Math.min(mostUnfinishedSteps, Math.max(1, Math.floor(waitEveryMs / perStepMs)));
      finished = asked;
      finishedAt = now;
      // The clock of the page starts with its navigation.
      if (asked === 1) firstStepMs = now;
      if (warm === null) {
        if (endsWarmUp || now - startedAt >= budget.warmUpMs) warm = { at: now, steps: asked };
        return true;
      }
      const isEnough = now - warm.at >= budget.measureMs && asked - warm.steps >= budget.fewestSteps;
      return !isEnough && now - startedAt < budget.limitMs;
    },
    result(losses, detail) {
      if (warm === null || finished <= warm.steps) throw new Error("no step was timed");
      const timedSteps = finished - warm.steps;
      return { millisecondsPerStep: (finishedAt - warm.at) / timedSteps, timedSteps, firstStepMs, losses, detail };
    },
  };
}
