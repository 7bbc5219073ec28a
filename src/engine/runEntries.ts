import type { MeasurePlan } from "../protocol/measurePlan";
import type { RunId, RunState, TrainerEvent } from "../protocol/messages";
import { problemOf } from "../protocol/problem";
import type { TrainingRun } from "./trainingRun";

/** A run in a set of runs: what is wanted of it and what it is doing. */
export interface RunEntry {
  readonly run: TrainingRun;
  readonly measure: MeasurePlan;
  state: RunState;
  /** `untilStep`: one step after those of `askedAtStep`, then pause. */
  intent: "idle" | "train" | "untilStep";
  askedAtStep: number;
  /** What it does while it is not paused. */
  activity: "training" | "evaluating";
  /** A person ended it before its last step. */
  wasStopped: boolean;
  /** What broke it. */
  failure: unknown;
}

/** The runs of a set in the order they were added. Changes of state are told, but for runs that are not listed any more. */
export interface RunEntries {
  readonly size: number;
  get(id: RunId): RunEntry | undefined;
  has(entry: RunEntry): boolean;
  list(): readonly RunEntry[];
  /** Those of `ids` that exist. */
  select(ids: readonly RunId[]): readonly RunEntry[];
  /** Lists a run that is ready to train. */
  add(run: TrainingRun, measure: MeasurePlan): RunEntry;
  /** The entry that was removed, from now on idle. */
  remove(id: RunId): RunEntry | undefined;
  setState(entry: RunEntry, state: RunState): void;
  /** Shows what a run does from now on, at once or when it goes on after a pause. */
  enter(entry: RunEntry, activity: RunEntry["activity"]): void;
  fail(entry: RunEntry, error: unknown): void;
}

/** Whether a run may start or go on. */
export function canTrain({ state }: RunEntry): boolean {
  return state === "ready" || state === "paused";
}

/** Whether no step of a run is left. */
export function hasEnded({ state, run }: RunEntry): boolean {
  return ["finished", "stopped", "failed"].includes(state) || run.isTrained;
}

/** Makes an empty set. */
export function createRunEntries(emit: (event: TrainerEvent) => void): RunEntries {
  const entries = new Map<RunId, RunEntry>();
  const has = (entry: RunEntry) => entries.get(entry.run.id) === entry;
  const tellState = (entry: RunEntry) => {
    if (has(entry)) emit({ type: "runStateChanged", runId: entry.run.id, state: entry.state, step: entry.run.step });
  };
  const setState = (entry: RunEntry, state: RunState) => {
    if (entry.state === state) return;
    entry.state = state;
    tellState(entry);
  };
  return {
    get size() {
      return entries.size;
    },
    get: (id) => entries.get(id),
    has,
    list: () => [...entries.values()],
    select: (ids) => ids.flatMap((id) => entries.get(id) ?? []),
    add(run, measure) {
      const entry: RunEntry = {
        run,
        measure,
        state: "ready",
        intent: "idle",
        askedAtStep: 0,
        activity: "training",
        wasStopped: false,
        failure: null,
      };
      entries.set(run.id, entry);
      tellState(entry);
      return entry;
    },
    remove(id) {
      const entry = entries.get(id);
      entries.delete(id);
      if (entry) entry.intent = "idle";
      return entry;
    },
    setState,
    enter(entry, activity) {
      entry.activity = activity;
      if (entry.intent !== "idle") setState(entry, activity);
    },
    fail(entry, error) {
      if (!has(entry) || entry.state === "failed") return;
      entry.intent = "idle";
      entry.failure = error;
      setState(entry, "failed");
      emit({ type: "runFailed", runId: entry.run.id, problem: problemOf(error) });
    },
  };
}
