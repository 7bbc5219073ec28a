/** A function that calls through at once and then again no sooner than the interval allows, never losing the last call. */
export interface Throttled {
  (): void;
  /** Drops a call that is waiting. */
  cancel(): void;
}

/** Calls `listener` at most once in `intervalMs`; calls in between become one at the interval's end. */
export function callAtMostEvery(intervalMs: number, listener: () => void): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  const intervalEnded = () => {
    timer = undefined;
    if (isWaiting) call();
  };
  const call = () => {
    isWaiting = false;
    timer = setTimeout(intervalEnded, intervalMs);
    listener();
  };
  const throttled = () => {
    if (timer === undefined) call();
    else isWaiting = true;
  };
  return Object.assign(throttled, {
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      isWaiting = false;
    },
  });
}
