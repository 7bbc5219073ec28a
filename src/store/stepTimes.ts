/** Training seconds of one run by the number of steps done, as often as they were told: about ten times a second. */
export interface StepTimes {
  /** Steps done, ascending. */
  readonly steps: Float64Array;
  /** Training seconds after so many steps; as long as `steps`, never falling. */
  readonly seconds: Float64Array;
  /** Adds a time; one that goes back in steps or seconds is left out. */
  add(steps: number, seconds: number): void;
  /** Forgets the times after more than `steps` steps. */
  cutTo(steps: number): void;
  clear(): void;
}

const firstCapacity = 256;

/** Times of a run that has not trained; the two arrays are views that stay readable, though no longer current, after an `add`. */
export function createStepTimes(): StepTimes {
  let stepStore = new Float64Array(firstCapacity);
  let secondStore = new Float64Array(firstCapacity);
  let length = 0;
  return {
    get steps() {
      return stepStore.subarray(0, length);
    },
    get seconds() {
      return secondStore.subarray(0, length);
    },
    add(steps, seconds) {
      const isLater = length === 0 || (steps > (stepStore[length - 1] ?? 0) && seconds >= (secondStore[length - 1] ?? 0));
      if (!isLater || !Number.isFinite(steps) || !Number.isFinite(seconds)) return;
      if (length === stepStore.length) {
        stepStore = grown(stepStore);
        secondStore = grown(secondStore);
      }
      stepStore[length] = steps;
      secondStore[length] = seconds;
      length++;
    },
    cutTo(steps) {
      while (length > 0 && (stepStore[length - 1] ?? 0) > steps) length -= 1;
    },
    clear() {
      stepStore = new Float64Array(firstCapacity);
      secondStore = new Float64Array(firstCapacity);
      length = 0;
    },
  };
}

/**
 * Training seconds after `stepsDone` steps: on the straight line between the times told before and after, from 0 at step 0,
 * and on with the last pace behind the last time. 0 while no time is known.
 */
export function secondsAt({ steps, seconds }: Pick<StepTimes, "steps" | "seconds">, stepsDone: number): number {
  if (steps.length === 0) return 0;
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) < stepsDone) low = middle + 1;
    else high = middle;
  }
  const [toStep, toSecond] = [steps[low] ?? 0, seconds[low] ?? 0];
  const [fromStep, fromSecond] = low === 0 ? [0, 0] : [steps[low - 1] ?? 0, seconds[low - 1] ?? 0];
  if (toStep <= fromStep) return toSecond;
  return fromSecond + ((stepsDone - fromStep) / (toStep - fromStep)) * (toSecond - fromSecond);
}

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const store = new Float64Array(2 * values.length);
  store.set(values);
  return store;
}
