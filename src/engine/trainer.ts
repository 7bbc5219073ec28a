import type { Dataset } from "../data/imageSet";
import type { Experiment } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import type { MeasurePlan, RunId, TrainerEvent } from "../protocol/messages";
import { ProblemError } from "../protocol/problem";
import type { Backend } from "./backend";
import { createDrawingReader } from "./drawingReader";
import { createReadBack } from "./readBack";
import { warmUpSteps } from "./runClock";
import { createRunEntries, type RunEntry } from "./runEntries";
import { createTrainingRun } from "./trainingRun";
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

/** Makes an empty set of runs on `dataset`; `emit` hears of everything that happens. */
export function createTrainer(backend: Backend, dataset: Dataset, emit: (event: TrainerEvent) => void): Trainer {
  const entries = createRunEntries(emit);
  /** Runs that could not be built: a reset may give them layers that can. */
  const unbuilt = new Map<RunId, MeasurePlan>();
  const freeing = new Set<Promise<void>>();
  let loop: Promise<void> | null = null;
  let testEachEpoch: boolean | null = null;

  const readBack = createReadBack({
    runs: () => entries.list().map(({ run }) => run),
    isDeviceAsynchronous: backend.isAsynchronous,
    onRead: (runs) => {
      emit({ type: "stepped", runs });
      for (const { runId, firstStep, losses } of runs) {
        const broken = losses.findIndex((loss) => !Number.isFinite(loss));
        const entry = entries.get(runId);
        if (broken >= 0 && entry) entries.fail(entry, new ProblemError({ code: "not-finite", step: firstStep + broken + 1 }));
      }
      reader.readAgain();
    },
  });
  const reader = createDrawingReader(
    () => entries.list().map(({ run }) => run),
    (drawingId, predictions) => emit({ type: "predicted", drawingId, predictions }),
  );

  function addRun(id: RunId, experiment: Experiment, measure: MeasurePlan): void {
    const plan = testEachEpoch === null ? measure : { ...measure, testEachEpoch };
    unbuilt.set(id, plan);
    if (entries.size >= limits.runs.max) throw new ProblemError({ code: "too-many-runs", limit: limits.runs.max });
    const run = createTrainingRun(id, experiment, plan, dataset, {
      evaluating: () => entries.enter(entry, "evaluating"),
      training: () => entries.enter(entry, "training"),
      epochEnded: (result) => entries.has(entry) && emit({ type: "epochEnded", runId: id, ...result }),
      flush: async () => {
        await readBack.drain();
        // The points that were read may have shown that the run is broken, and nothing more is to be told of it.
        if (entry.failure) throw entry.failure;
      },
    });
    unbuilt.delete(id);
    const entry = entries.add(run, plan);
    reader.readAgain();
  }

  function removeRun(id: RunId): void {
    unbuilt.delete(id);
    const entry = entries.remove(id);
    if (!entry) return;
    const freed = entry.run.dispose().finally(() => freeing.delete(freed));
    freeing.add(freed);
  }

  /** One piece of work of a run, and what follows from it. */
  async function advance(entry: RunEntry): Promise<"step" | "slice" | "ended"> {
    try {
      const piece = await entry.run.advance();
      // A run that was paused before its epoch was measured comes to its step after that.
      if (piece === "step" && entry.intent === "untilStep" && entry.run.step > entry.askedAtStep) {
        entry.intent = "idle";
        entries.setState(entry, "paused");
      }
      if (piece === "ended") end(entry);
      return piece;
    } catch (error) {
      entries.fail(entry, error);
      return "ended";
    }
  }

  function end(entry: RunEntry): void {
    const { run } = entry;
    entry.intent = "idle";
    if (!run.result || !entries.has(entry) || entry.state === "failed") return;
    entries.setState(entry, entry.wasStopped ? "stopped" : "finished");
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
  const isActive = (entry: RunEntry) => entry.intent !== "idle" && entries.has(entry);

  /** Runs that had their step in the present round. A pause may cut a round short; it goes on where it was. */
  const hadTurn = new Set<RunEntry>();

  async function work(): Promise<void> {
    let yieldedAt = performance.now();
    let readAt = yieldedAt;
    for (;;) {
      const active = entries.list().filter(isActive);
      if (active.length === 0) break;
      const round = active.filter((entry) => !hadTurn.has(entry));
      if (round.length === 0) hadTurn.clear();
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
          if (piece !== "slice") {
            hadTurn.add(entry);
            break;
          }
        }
      }
    }
    await readBack.drain();
  }

  /** Starts the loop unless it runs already: it looks at every run's intent again in each round. */
  function wake(): void {
    loop ??= work()
      .catch((error: unknown) => {
        for (const entry of entries.list().filter(isActive)) entries.fail(entry, error);
      })
      .finally(() => {
        loop = null;
        // A command may have come between the last look and here.
        if (entries.list().some(isActive)) wake();
      });
  }

  const canTrain = (entry: RunEntry) => entry.state === "ready" || entry.state === "paused";

  return {
    addRun,
    removeRun,
    start(ids) {
      for (const entry of entries.select(ids).filter(canTrain)) {
        entry.intent = "train";
        entries.setState(entry, entry.activity);
      }
      wake();
    },
    pause(ids) {
      for (const entry of entries.select(ids).filter((entry) => entry.intent !== "idle")) {
        entry.intent = "idle";
        entries.setState(entry, "paused");
      }
    },
    step(ids) {
      for (const entry of entries.select(ids).filter(canTrain)) {
        entry.intent = "untilStep";
        entry.askedAtStep = entry.run.step;
        entries.setState(entry, entry.activity);
      }
      wake();
    },
    stop(ids) {
      for (const entry of entries.select(ids).filter((entry) => entry.state === "paused" || entry.intent !== "idle")) {
        entry.wasStopped ||= !entry.run.isTrained;
        entry.run.endTraining();
        entry.intent = "train";
        entries.setState(entry, "evaluating");
      }
      wake();
    },
    reset(id, experiment) {
      const measure = entries.get(id)?.measure ?? unbuilt.get(id);
      if (!measure) return;
      removeRun(id);
      addRun(id, experiment, measure);
    },
    setTestEachEpoch(enabled) {
      testEachEpoch = enabled;
      for (const { run } of entries.list()) run.setTestEachEpoch(enabled);
    },
    showDrawing: reader.show,
    async settled() {
      while (loop || freeing.size > 0 || reader.isReading) await Promise.all([loop, ...freeing, reader.settled()]);
    },
  };
}
