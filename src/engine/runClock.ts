/** Steps that `millisecondsPerStep` leaves out: they compile kernels and fill pools. */
export const warmUpSteps = 5;
/** Below so many steps `millisecondsPerStep` says nothing. */
const fewestSteps = 10;

/** Steps whose device time is not known yet. */
export interface UnsharedSteps {
  readonly count: number;
  /** On the clock of `performance.now()`. */
  readonly firstStartedAt: number;
  /** Time that the calls took, which on a GPU is only that of asking. */
  readonly askedMs: number;
}

/** Training time of one run, without measuring and loading. */
export interface RunClock {
  /** Arithmetic of one step, to share out the time of a device on which several runs work at once. */
  readonly flopsPerStep: number;
  startStep(): void;
  endStep(): void;
  /** Steps since the last call. */
  takeUnsharedSteps(): UnsharedSteps;
  /** Counts `shareMs` for `steps` instead of the time of asking; `isEstimate` where several runs shared the device. */
  addShare(shareMs: number, steps: UnsharedSteps, isEstimate: boolean): void;
  /** True once some of the time is a share of a device that worked on several runs. */
  readonly isEstimated: boolean;
  /** Steps since this clock was made, which for a run that goes on is not since its first step. */
  readonly steps: number;
  readonly isWarmedUp: boolean;
  /** To be called once after the first `warmUpSteps`, when the device has finished them. */
  markWarmedUp(): void;
  readonly seconds: number;
  /** Null under ten steps. */
  readonly millisecondsPerStep: number | null;
  /** Training time of the present epoch so far. */
  readonly epochSeconds: number;
  /** The same, and another epoch begins. */
  takeEpochSeconds(): number;
}

/**
 * On the CPU backends a step's work is done when its call returns, so the calls' own time counts. On a GPU the work goes
 * on in the background, so the device's time is shared out among the runs with `addShare`. A run that goes on begins with the
 * seconds in `start`.
 */
export function createRunClock(
  flopsPerStep: number,
  now: () => number = () => performance.now(),
  start: { readonly seconds: number; readonly epochSeconds: number } = { seconds: 0, epochSeconds: 0 },
): RunClock {
  let startedAt = 0;
  let totalMs = start.seconds * 1000;
  let steps = 0;
  let unshared = { count: 0, firstStartedAt: 0, askedMs: 0 };
  let warmedUp: { totalMs: number; steps: number } | null = null;
  let epochStartMs = totalMs - start.epochSeconds * 1000;
  let isEstimated = false;
  return {
    flopsPerStep,
    startStep() {
      startedAt = now();
      if (unshared.count === 0) unshared.firstStartedAt = startedAt;
    },
    endStep() {
      const tookMs = now() - startedAt;
      totalMs += tookMs;
      unshared.askedMs += tookMs;
      unshared.count++;
      steps++;
    },
    takeUnsharedSteps() {
      const taken = unshared;
      unshared = { count: 0, firstStartedAt: 0, askedMs: 0 };
      return taken;
    },
    addShare(shareMs, { askedMs }, isEstimate) {
      totalMs += shareMs - askedMs;
      isEstimated ||= isEstimate;
    },
    get isEstimated() {
      return isEstimated;
    },
    get steps() {
      return steps;
    },
    get isWarmedUp() {
      return warmedUp !== null;
    },
    markWarmedUp() {
      warmedUp = { totalMs, steps };
    },
    get seconds() {
      return totalMs / 1000;
    },
    get millisecondsPerStep() {
      if (!warmedUp || steps < fewestSteps) return null;
      return (totalMs - warmedUp.totalMs) / (steps - warmedUp.steps);
    },
    get epochSeconds() {
      return (totalMs - epochStartMs) / 1000;
    },
    takeEpochSeconds() {
      const seconds = (totalMs - epochStartMs) / 1000;
      epochStartMs = totalMs;
      return seconds;
    },
  };
}
