import type { Dataset } from "../data/imageSet";
import type { Experiment } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import type { MeasurePlan, RunId, RunState, TrainerEvent } from "../protocol/messages";
import { ProblemError, problemOf } from "../protocol/problem";
import type { Backend } from "./backend";
import { createDrawingReader } from "./drawingReader";
import { createReadBack } from "./readBack";
import { warmUpSteps } from "./runClock";
import { createTrainingRun, type TrainingRun } from "./trainingRun";
import { yieldToEventLoop } from "./yieldToEventLoop";

/** The worker serves waiting messages at least so often; a step that takes longer is never cut. */
const yieldEveryMs = 8;
/** Steps are read back about ten times a second. */
const readBackEveryMs = 100;
/** … and before so many steps of one run wait on the device. */
const mostPendingSteps = 256;

/** A set of runs, advanced in lock-step: one training step each in turn. One run is a set of one. */
export interface Trainer {
  addRun(id: RunId, experiment: Experiment, measure: MeasurePlan): void;
  removeRun(id: RunId): void;
  start(ids: readonly RunId[]): void;
  pause(ids: readonly RunId[]): void;
  step(ids: readonly RunId[]): void;
  stop(ids: readonly RunId[]): void;
  reset(id: RunId, experiment: Experiment): void;
  setTestEachEpoch(enabled: boolean): void;
  showDrawing(drawingId: number, image: Float32Array | null): void;
  /** Resolves when nothing is being worked on and what was removed has been freed. */
  settled(): Promise<void>;
}

interface Entry {
  readonly run: TrainingRun;
  readonly measure: MeasurePlan;
  state: RunState;
  /** `untilStep`: one step, then pause. */
  intent: "idle" | "train" | "untilStep";
  /** A person ended it before its last epoch. */
  wasStopped: boolean;
}

/** Makes an empty set of runs on `dataset`; `emit` hears of everything that happens. */
export function createTrainer(backend: Backend, dataset: Dataset, emit: (event: TrainerEvent) => void): Trainer {
  const entries = new Map<RunId, Entry>();
  const freeing = new Set<Promise<void>>();
  let loop: Promise<void> | null = null;
  let testEachEpoch: boolean | null = null;

  const setState = (entry: Entry, state: RunState) => {
    if (entry.state === state) return;
    entry.state = state;
    tellState(entry);
  };
  const tellState = (entry: Entry) => {
    if (entries.get(entry.run.id) === entry) {
      emit({ type: "runStateChanged", runId: entry.run.id, state: entry.state, step: entry.run.step });
    }
  };
  const fail = (entry: Entry, error: unknown) => {
    if (entries.get(entry.run.id) !== entry || entry.state === "failed") return;
    entry.intent = "idle";
    setState(entry, "failed");
    emit({ type: "runFailed", runId: entry.run.id, problem: problemOf(error) });
  };
  const listed = () => [...entries.values()];
  const select = (ids: readonly RunId[]) => ids.flatMap((id) => entries.get(id) ?? []);

  const readBack = createReadBack({
    runs: () => listed().map(({ run }) => run),
    isDeviceAsynchronous: backend.isAsynchronous,
    onRead: (runs) => {
      emit({ type: "stepped", runs });
      for (const { runId, firstStep, losses } of runs) {
        const broken = losses.findIndex((loss) => !Number.isFinite(loss));
        const entry = entries.get(runId);
        if (broken >= 0 && entry) fail(entry, new ProblemError({ code: "not-finite", step: firstStep + broken + 1 }));
      }
      reader.readAgain();
    },
  });
  const reader = createDrawingReader(
    () => listed().map(({ run }) => run),
    (drawingId, predictions) => emit({ type: "predicted", drawingId, predictions }),
  );

  function addRun(id: RunId, experiment: Experiment, measure: MeasurePlan): void {
    const plan = testEachEpoch === null ? measure : { ...measure, testEachEpoch };
    if (entries.size >= limits.runs.max) throw new ProblemError({ code: "too-many-runs", limit: limits.runs.max });
    const run = createTrainingRun(id, experiment, plan, dataset, {
      evaluating: () => entry.intent !== "idle" && setState(entry, "evaluating"),
      training: () => entry.intent !== "idle" && setState(entry, "training"),
      epochEnded: (result) => entries.get(id) === entry && emit({ type: "epochEnded", runId: id, ...result }),
      flush: () => readBack.drain(),
    });
    const entry: Entry = { run, measure: plan, state: "ready", intent: "idle", wasStopped: false };
    entries.set(id, entry);
    tellState(entry);
    reader.readAgain();
  }

  function removeRun(id: RunId): void {
    const entry = entries.get(id);
    if (!entry) return;
    entries.delete(id);
    entry.intent = "idle";
    const freed = entry.run.dispose().finally(() => freeing.delete(freed));
    freeing.add(freed);
  }

  /** One piece of work of a run, and what follows from it. */
  async function advance(entry: Entry): Promise<"step" | "slice" | "ended"> {
    try {
      const piece = await entry.run.advance();
      if (piece === "step" && entry.intent === "untilStep") {
        entry.intent = "idle";
        setState(entry, "paused");
      }
      if (piece === "ended") end(entry);
      return piece;
    } catch (error) {
      fail(entry, error);
      return "ended";
    }
  }

  function end(entry: Entry): void {
    const { run } = entry;
    entry.intent = "idle";
    if (!run.result || entries.get(run.id) !== entry || entry.state === "failed") return;
    setState(entry, entry.wasStopped ? "stopped" : "finished");
    emit({
      type: "runEnded",
      runId: run.id,
      test: run.result,
      seconds: run.clock.seconds,
      secondsAreEstimated: run.clock.isEstimated,
      steps: run.step,
      millisecondsPerStep: run.clock.millisecondsPerStep,
      backend: backend.name,
    });
    reader.readAgain();
  }

  /** Whether a run is to be worked on now. Its entry may have gone or paused while something was awaited. */
  const isActive = (entry: Entry) => entry.intent !== "idle" && entries.get(entry.run.id) === entry;

  async function work(): Promise<void> {
    let yieldedAt = performance.now();
    let readAt = yieldedAt;
    for (;;) {
      const round = listed().filter(isActive);
      if (round.length === 0) break;
      for (const entry of round) {
        // A measurement belongs to the step before it: the other runs wait, so that all stay in lock-step.
        while (isActive(entry)) {
          const piece = await advance(entry);
          if (entry.run.step >= warmUpSteps && !entry.run.clock.isWarmedUp) {
            await readBack.drain();
            entry.run.clock.markWarmedUp();
          }
          const now = performance.now();
          if (now - readAt >= readBackEveryMs || entry.run.metrics.pendingCount >= mostPendingSteps) {
            await readBack.start();
            readAt = now;
          }
          if (now - yieldedAt >= yieldEveryMs) {
            await yieldToEventLoop();
            yieldedAt = performance.now();
          }
          if (piece !== "slice") break;
        }
      }
    }
    await readBack.drain();
  }

  /** Starts the loop unless it runs already: it looks at every run's intent again in each round. */
  function wake(): void {
    loop ??= work()
      .catch((error: unknown) => {
        for (const entry of listed().filter(isActive)) fail(entry, error);
      })
      .finally(() => {
        loop = null;
        // A command may have come between the last look and here.
        if (listed().some(isActive)) wake();
      });
  }

  const canTrain = (entry: Entry) => entry.state === "ready" || entry.state === "paused";

  return {
    addRun,
    removeRun,
    start(ids) {
      for (const entry of select(ids).filter(canTrain)) {
        entry.intent = "train";
        setState(entry, "training");
      }
      wake();
    },
    pause(ids) {
      for (const entry of select(ids).filter((entry) => entry.intent !== "idle")) {
        entry.intent = "idle";
        setState(entry, "paused");
      }
    },
    step(ids) {
      for (const entry of select(ids).filter(canTrain)) {
        entry.intent = "untilStep";
        setState(entry, "training");
      }
      wake();
    },
    stop(ids) {
      for (const entry of select(ids).filter((entry) => entry.state === "paused" || entry.intent !== "idle")) {
        entry.wasStopped = true;
        entry.run.endTraining();
        entry.intent = "train";
        setState(entry, "evaluating");
      }
      wake();
    },
    reset(id, experiment) {
      const entry = entries.get(id);
      if (!entry) return;
      removeRun(id);
      addRun(id, experiment, entry.measure);
    },
    setTestEachEpoch(enabled) {
      testEachEpoch = enabled;
      for (const { run } of entries.values()) run.setTestEachEpoch(enabled);
    },
    showDrawing: reader.show,
    async settled() {
      while (loop || freeing.size > 0 || reader.isReading) await Promise.all([loop, ...freeing, reader.settled()]);
    },
  };
}
