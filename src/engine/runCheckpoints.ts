import type { TrainerEvent } from "../protocol/messages";
import type { RunEntries, RunEntry } from "./runEntries";

/** Larger runs are not copied after every epoch or single step, which would take longer than training. */
const mostFrequentBytes = 32e6;

/** When a checkpoint is asked for. */
export type CheckpointOccasion =
  /** Somebody wants to know; told in any case. */
  | "asked"
  /** The run rests or has ended; told unless it is as it was told last. */
  | "resting"
  /** As `resting`, and not for large runs. */
  | "frequent";

/** Takes checkpoints of runs at moments when no step is under way. */
export interface RunCheckpoints {
  ask(entry: RunEntry, occasion: CheckpointOccasion): void;
  readonly isAsked: boolean;
  /** Tells the checkpoints asked for. No step may be begun before it resolves. */
  serve(): Promise<void>;
}

/** `drain` must resolve when every step so far has been read back and counted. */
export function createRunCheckpoints(
  entries: RunEntries,
  drain: () => Promise<void>,
  emit: (event: TrainerEvent) => void,
): RunCheckpoints {
  const asked = new Map<RunEntry, CheckpointOccasion>();
  const told = new WeakMap<RunEntry, string>();

  const canTell = (entry: RunEntry) => entries.has(entry) && entry.state !== "failed";

  async function tell(entry: RunEntry, occasion: CheckpointOccasion): Promise<void> {
    const { run } = entry;
    // A run that is measured at the end of an epoch has come further, although it has made no step.
    const place = `${run.step} ${run.learningRate} ${run.metrics.epochSums.images}`;
    if (!canTell(entry) || (occasion !== "asked" && told.get(entry) === place)) return;
    // Where there is no room for the copy, training goes on; a device that is lost is reported by the training loop.
    const checkpoint = await run.takeCheckpoint().catch(() => null);
    if (!checkpoint || !canTell(entry)) return;
    told.set(entry, place);
    emit({ type: "checkpointed", runId: run.id, checkpoint });
  }

  return {
    ask(entry, occasion) {
      if (occasion === "frequent" && entry.run.checkpointBytes > mostFrequentBytes) return;
      if (asked.get(entry) !== "asked") asked.set(entry, occasion);
    },
    get isAsked() {
      return asked.size > 0;
    },
    async serve() {
      if (asked.size === 0) return;
      const now = [...asked];
      asked.clear();
      await drain();
      for (const [entry, occasion] of now) await tell(entry, occasion);
    },
  };
}
