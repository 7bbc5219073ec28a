import type { ReadBack } from "./readBack";
import type { RunCheckpoints } from "./runCheckpoints";
import { warmUpSteps } from "./runClock";
import type { RunEntries, RunEntry } from "./runEntries";
import { yieldToEventLoop } from "./yieldToEventLoop";

/** The worker serves waiting messages at least so often; a step that takes longer is never cut. */
const yieldEveryMs = 8;
/** Steps are read back about ten times a second. */
const readBackEveryMs = 100;
/** … and before so many steps of one run wait on the device. */
const mostPendingSteps = 1024;

/** Advances the active runs of a set in turn, one training step each. */
export interface TrainerLoop {
  /** Starts the loop unless it runs already: it looks at every run's intent again in each round. */
  wake(): void;
  /** What is under way; null while nothing is to be done. */
  readonly running: Promise<void> | null;
}

/** `ended` hears of each run whose last piece of work is done. */
export function createTrainerLoop(
  entries: RunEntries,
  readBack: ReadBack,
  checkpoints: RunCheckpoints,
  ended: (entry: RunEntry) => void,
): TrainerLoop {
  let running: Promise<void> | null = null;
  /** Runs that had their step in the present round. A pause may cut a round short; it goes on where it was. */
  const hadTurn = new Set<RunEntry>();

  /** Whether a run is to be worked on now. Its entry may have gone or paused while something was awaited. */
  const isActive = (entry: RunEntry) => entry.intent !== "idle" && entries.has(entry);

  /** One piece of work of a run, and what follows from it. */
  async function advance(entry: RunEntry): Promise<"step" | "slice" | "ended"> {
    try {
      const piece = await entry.run.advance();
      // A run that was paused before its epoch was measured comes to its step after that.
      if (piece === "step" && entry.intent === "untilStep" && entry.run.step > entry.askedAtStep) {
        entry.intent = "idle";
        entries.setState(entry, "paused");
        checkpoints.ask(entry, "frequent");
      }
      if (piece === "ended") ended(entry);
      return piece;
    } catch (error) {
      entries.fail(entry, error);
      return "ended";
    }
  }

  async function work(): Promise<void> {
    let yieldedAt = performance.now();
    let readAt = yieldedAt;
    for (;;) {
      await checkpoints.serve();
      const active = entries.list().filter(isActive);
      if (active.length === 0) break;
      const round = active.filter((entry) => !hadTurn.has(entry));
      if (round.length === 0) hadTurn.clear();
      for (const entry of round) {
        // A measurement belongs to the step before it: the other runs wait, so that all stay in lock-step.
        while (isActive(entry)) {
          const piece = await advance(entry);
          if (entry.run.clock.steps >= warmUpSteps && !entry.run.clock.isWarmedUp) {
            await readBack.drain();
            entry.run.clock.markWarmedUp();
          }
          const now = performance.now();
          const isFull = entry.run.metrics.pendingCount >= mostPendingSteps;
          // A read that is still under way is not waited for: the next one brings what this one would have.
          if (isFull || (now - readAt >= readBackEveryMs && !readBack.isReading)) {
            await readBack.start();
            readAt = now;
          }
          if (now - yieldedAt >= yieldEveryMs) {
            await yieldToEventLoop();
            yieldedAt = performance.now();
          }
          if (piece !== "slice") {
            hadTurn.add(entry);
            break;
          }
        }
      }
    }
    await readBack.drain();
  }

  function wake(): void {
    running ??= work()
      .catch((error: unknown) => {
        for (const entry of entries.list().filter(isActive)) entries.fail(entry, error);
      })
      .finally(() => {
        running = null;
        // A command may have come between the last look and here.
        if (checkpoints.isAsked || entries.list().some(isActive)) wake();
      });
  }

  return {
    wake,
    get running() {
      return running;
    },
  };
}
