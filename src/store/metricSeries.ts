import { createStepTimes, type StepTimes } from "./stepTimes";

/** Loss and accuracy of every training step of one run, in typed arrays that grow. */
export interface MetricSeries {
  /** Number of steps held; entry i belongs to step i. */
  readonly length: number;
  readonly losses: Float32Array;
  readonly accuracies: Float32Array;
  /** Another number once steps that were held are gone or replaced; while it stays, a series only grows. */
  readonly edition: number;
  /** When steps were done, on the run's own clock. */
  readonly times: StepTimes;
  /**
   * Adds steps from `firstStep` on; steps already held are replaced, a gap throws RangeError. `trainingSeconds` is the
   * run's time after the last of them, where it is known.
   */
  append(firstStep: number, losses: Float32Array, accuracies: Float32Array, trainingSeconds?: number): void;
  /** Forgets the steps from `length` on. */
  cutTo(length: number): void;
  clear(): void;
}

const firstCapacity = 1024;

/**
 * An empty series. Its arrays double when they are full, so that n steps cost a time proportional to n; `losses` and
 * `accuracies` are views of exactly `length` values and stay readable, though no longer current, after an `append`.
 */
export function createMetricSeries(): MetricSeries {
  let lossStore = new Float32Array(firstCapacity);
  let accuracyStore = new Float32Array(firstCapacity);
  let losses = lossStore.subarray(0, 0);
  let accuracies = accuracyStore.subarray(0, 0);
  let edition = 0;
  const times = createStepTimes();

  const setLength = (length: number) => {
    losses = lossStore.subarray(0, length);
    accuracies = accuracyStore.subarray(0, length);
  };

  return {
    get length() {
      return losses.length;
    },
    get losses() {
      return losses;
    },
    get accuracies() {
      return accuracies;
    },
    get edition() {
      return edition;
    },
    times,
    append(firstStep, newLosses, newAccuracies, trainingSeconds) {
      const count = newLosses.length;
      if (newAccuracies.length !== count) throw new RangeError(`${count} losses came with ${newAccuracies.length} accuracies`);
      if (!Number.isInteger(firstStep) || firstStep < 0) throw new RangeError(`a series has no step ${firstStep}`);
      if (firstStep > losses.length) throw new RangeError(`step ${firstStep} after ${losses.length} steps leaves a gap`);
      const length = Math.max(losses.length, firstStep + count);
      if (length > lossStore.length) {
        const capacity = Math.max(length, 2 * lossStore.length);
        lossStore = grown(losses, capacity);
        accuracyStore = grown(accuracies, capacity);
      }
      if (firstStep < losses.length) edition += 1;
      lossStore.set(newLosses, firstStep);
      accuracyStore.set(newAccuracies, firstStep);
      setLength(length);
      if (trainingSeconds !== undefined) times.add(firstStep + count, trainingSeconds);
    },
    cutTo(length) {
      if (length >= losses.length) return;
      setLength(Math.max(0, length));
      edition += 1;
      times.cutTo(length);
    },
    clear() {
      lossStore = new Float32Array(firstCapacity);
      accuracyStore = new Float32Array(firstCapacity);
      setLength(0);
      edition += 1;
      times.clear();
    },
  };
}

function grown(values: Float32Array, capacity: number) {
  const store = new Float32Array(capacity);
  store.set(values);
  return store;
}
