/** Adds up the time in which it runs. */
export interface Stopwatch {
  setRunning(isRunning: boolean): void;
  /** Back to zero; goes on running if it runs. */
  reset(): void;
  seconds(): number;
}

/** A stopwatch at zero on `now`, a clock in milliseconds. */
export function createStopwatch(now: () => number): Stopwatch {
  let passed = 0;
  let runningSince: number | null = null;
  const total = () => passed + (runningSince === null ? 0 : now() - runningSince);
  return {
    setRunning(isRunning) {
      if (isRunning === (runningSince !== null)) return;
      passed = total();
      runningSince = isRunning ? now() : null;
    },
    reset() {
      passed = 0;
      if (runningSince !== null) runningSince = now();
    },
    seconds: () => total() / 1000,
  };
}
