import type { SteppedRun } from "../protocol/messages";
import { readMeasured } from "./readMeasured";
import { submitWork } from "./submitWork";
import type { TrainingRun } from "./trainingRun";

/** Brings what the steps of all runs measured from the device, with one read for all. */
export interface ReadBack {
  /** Starts a read of everything pending; waits first for the read before it, where that is not done. */
  start(): Promise<void>;
  readonly isReading: boolean;
  /** Resolves when every step so far has been worked on by the device, read and counted. */
  drain(): Promise<void>;
}

/**
 * `onRead` hears of the new points. Where the device works in the background, the time between two reads' ends is shared
 * out among the runs by the arithmetic of the steps they did.
 */
export function createReadBack(options: {
  runs: () => readonly TrainingRun[];
  isDeviceAsynchronous: boolean;
  onRead: (runs: readonly SteppedRun[]) => void;
}): ReadBack {
  let reading: Promise<void> = Promise.resolve();
  let isReading = false;
  /** When the device had last finished what it was given. */
  let deviceFreeAt = Number.NEGATIVE_INFINITY;

  async function read(now: boolean): Promise<void> {
    const taken = options.runs().flatMap((run) => {
      if (run.metrics.pendingCount === 0) return [];
      return [{ run, ...run.metrics.takePending(), steps: run.clock.takeUnsharedSteps() }];
    });
    if (taken.length === 0) return;
    const measured = taken.flatMap((part) => part.measured);
    const values = await readMeasured(measured, now);

    if (options.isDeviceAsynchronous) {
      const now = performance.now();
      const began = Math.max(deviceFreeAt, Math.min(...taken.map(({ steps }) => steps.firstStartedAt)));
      const work = taken.reduce((sum, { run, steps }) => sum + run.clock.flopsPerStep * steps.count, 0);
      for (const { run, steps } of taken) {
        const share = (run.clock.flopsPerStep * steps.count) / work;
        run.clock.addShare((now - began) * share, steps, taken.length > 1);
      }
      deviceFreeAt = now;
    }
    let offset = 0;
    const points = taken.map(({ run, firstStep, measured }) => {
      const mine = values.subarray(offset, offset + 2 * measured.length);
      offset += 2 * measured.length;
      return { runId: run.id, firstStep, ...run.metrics.count(firstStep, mine), trainingSeconds: run.clock.seconds };
    });
    const listed = options.runs();
    options.onRead(points.filter((_, i) => listed.some((run) => run === taken[i]?.run)));
  }

  /** Resolves when the read before is done; its failure is told once, so that later reads have another chance. */
  async function settle(): Promise<void> {
    const before = reading;
    reading = Promise.resolve();
    // The read may wait for work that would never come.
    if (isReading) await submitWork();
    await before;
  }

  return {
    async start() {
      await settle();
      isReading = true;
      reading = read(false).finally(() => {
        isReading = false;
      });
      // Whoever starts or drains next is told of a failure; until then it is not unhandled.
      reading.catch(() => {});
    },
    async drain() {
      await settle();
      await read(true);
    },
    get isReading() {
      return isReading;
    },
  };
}
