import type { Dataset } from "../data/imageSet";
import { mixImages } from "../data/mixImages";
import type { Experiment } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import type { MeasurePlan } from "../protocol/measurePlan";
import type { EpochResult, Inspection, RunId, TrainerEvent } from "../protocol/messages";
import type { OwnImages } from "../protocol/ownImages";
import { type Problem, ProblemError } from "../protocol/problem";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import { onImages } from "../protocol/runPlan";
import type { Teacher } from "../protocol/teacher";
import type { Backend } from "./backend";
import { createDrawingReader } from "./drawingReader";
import { readImages } from "./imageReader";
import { createInspector } from "./inspector";
import { createMemoryReport } from "./memoryReport";
import { createReadBack } from "./readBack";
import { createRunCheckpoints } from "./runCheckpoints";
import { canTrain, createRunEntries, hasEnded, type RunEntry } from "./runEntries";
import { resultOf } from "./runResult";
import { readTestImages } from "./testImageReader";
import { createTrainerLoop } from "./trainerLoop";
import { createTrainingRun, type TrainingRun } from "./trainingRun";

type ReadingEvent = Extract<TrainerEvent, { type: "testImagesRead" | "imagesRead" }>;

/** What a run learns from besides the training images and their labels. */
interface LearningSources {
  readonly own?: OwnImages | undefined;
  readonly teacher?: Teacher | undefined;
}

/** A set of runs, advanced in lock-step: one training step each in turn. One run is a set of one. */
export interface Trainer {
  addRun(id: RunId, experiment: Experiment, measure: MeasurePlan, checkpoint?: RunCheckpoint, from?: LearningSources): void;
  removeRun(id: RunId): void;
  start(ids: readonly RunId[]): void;
  pause(ids: readonly RunId[]): void;
  step(ids: readonly RunId[]): void;
  stop(ids: readonly RunId[]): void;
  reset(id: RunId, experiment: Experiment): void;
  setTestEachEpoch(enabled: boolean): void;
  /** Ignored for a run that is gone or has ended, and for a rate beyond the limits. */
  setLearningRate(id: RunId, learningRate: number): void;
  takeCheckpoint(id: RunId): void;
  readTestImages(requestId: number, rows: readonly number[], ids: readonly RunId[]): void;
  readImages(requestId: number, images: Float32Array, ids: readonly RunId[]): void;
  inspect(inspection: Inspection | null): void;
  showDrawing(drawingId: number, image: Float32Array | null): void;
  /** Ends every run with what broke the device; nothing more is computed on it. */
  fail(problem: Problem): void;
  /** Resolves when nothing is being worked on and what was removed has been freed. */
  settled(): Promise<void>;
}

/** Makes an empty set of runs on `dataset`; `emit` hears of everything that happens. */
export function createTrainer(backend: Backend, dataset: Dataset, emit: (event: TrainerEvent) => void): Trainer {
  const entries = createRunEntries(emit);
  /** What every run was added with; for one that could not be built too, since a reset may give it layers that can. */
  const additions = new Map<RunId, { readonly measure: MeasurePlan; readonly sources: LearningSources }>();
  /** Work that nobody waits for but `settled`. */
  const inBackground = new Set<Promise<void>>();
  let testEachEpoch: boolean | null = null;
  /** What broke the device: what is read of it from then on is nobody's measurement. */
  let broken: Problem | null = null;

  const readBack = createReadBack({
    runs: () => entries.list().map(({ run }) => run),
    isDeviceAsynchronous: backend.isAsynchronous,
    onRead: (runs) => {
      if (broken) return;
      emit({ type: "stepped", runs });
      for (const { runId, firstStep, losses } of runs) {
        const infinite = losses.findIndex((loss) => !Number.isFinite(loss));
        const entry = entries.get(runId);
        if (infinite >= 0 && entry) entries.fail(entry, new ProblemError({ code: "not-finite", step: firstStep + infinite + 1 }));
      }
      lookAgain();
      memory.tell();
    },
  });
  const memory = createMemoryReport(backend.memory, (bytes) => emit({ type: "gpuMemoryChanged", bytes }));
  const reader = createDrawingReader(
    () => entries.list().map(({ run }) => run),
    (drawingId, predictions) => emit({ type: "predicted", drawingId, predictions }),
  );
  const inspector = createInspector({
    run: (id) => entries.get(id)?.run ?? null,
    dataset,
    drawing: () => reader.image,
    onLook: (inspected) => emit({ type: "inspected", inspected }),
  });
  const checkpoints = createRunCheckpoints(entries, readBack.drain, emit);
  const loop = createTrainerLoop(entries, readBack, checkpoints, end);

  /** Weights have changed, or runs have. */
  function lookAgain(): void {
    reader.readAgain();
    inspector.lookAgain();
  }

  function workInBackground(work: Promise<void>): void {
    const done = work.finally(() => inBackground.delete(done));
    inBackground.add(done);
  }

  function addRun(
    id: RunId,
    wanted: Experiment,
    measure: MeasurePlan,
    checkpoint: RunCheckpoint | null = null,
    sources: LearningSources = {},
  ): void {
    const experiment = onImages(wanted, dataset.train.count);
    const plan = testEachEpoch === null ? measure : { ...measure, testEachEpoch };
    additions.set(id, { measure: plan, sources });
    if (broken) throw new ProblemError(broken);
    if (entries.size >= limits.trainerRuns.max) throw new ProblemError({ code: "too-many-runs", limit: limits.trainerRuns.max });
    const listener = {
      evaluating: () => entries.enter(entry, "evaluating"),
      training: () => entries.enter(entry, "training"),
      epochEnded: (result: Omit<EpochResult, "runId">) => {
        if (!entries.has(entry)) return;
        emit({ type: "epochEnded", runId: id, ...result });
        checkpoints.ask(entry, "frequent");
      },
      flush: async () => {
        await readBack.drain();
        // The points that were read may have shown that the run is broken, and nothing more is to be told of it.
        if (entry.failure) throw entry.failure;
      },
    };
    const { own, teacher } = sources;
    const { trainingImages, seed } = experiment;
    const images = own ? { train: mixImages(dataset.train, own, trainingImages, seed), test: dataset.test } : dataset;
    const run = createTrainingRun(id, experiment, plan, images, listener, checkpoint, teacher);
    const entry = entries.add(run, plan);
    lookAgain();
  }

  function removeRun(id: RunId): void {
    additions.delete(id);
    const entry = entries.remove(id);
    if (entry) workInBackground(free(entry));
  }

  async function free({ run }: RunEntry): Promise<void> {
    await run.dispose();
    backend.memory.trim();
    memory.tell();
  }

  function end(entry: RunEntry): void {
    const { run } = entry;
    entry.intent = "idle";
    if (!run.result || !entries.has(entry) || entry.state === "failed") return;
    entries.setState(entry, entry.wasStopped ? "stopped" : "finished");
    emit({ type: "runEnded", ...resultOf(entry, run.result, backend.name) });
    checkpoints.ask(entry, "resting");
    lookAgain();
  }

  /** Tells what `read` finds, without the runs that go meanwhile. */
  function answer(ids: readonly RunId[], read: (runs: readonly TrainingRun[]) => Promise<ReadingEvent>): void {
    const runs = entries.select(ids).map(({ run }) => run);
    const isListed = ({ runId }: { runId: RunId }) => runs.some((run) => entries.get(runId)?.run === run);
    const told = read(runs).then(
      (event) => emit({ ...event, readings: event.readings.filter(isListed) }),
      // A device that is lost while it reads is reported by the training loop or the device itself.
      () => {},
    );
    workInBackground(told);
  }

  return {
    addRun,
    removeRun,
    start(ids) {
      for (const entry of entries.select(ids).filter(canTrain)) {
        entry.intent = "train";
        entries.setState(entry, entry.activity);
      }
      loop.wake();
    },
    pause(ids) {
      for (const entry of entries.select(ids).filter((entry) => entry.intent !== "idle")) {
        entry.intent = "idle";
        entries.setState(entry, "paused");
        checkpoints.ask(entry, "resting");
      }
      loop.wake();
    },
    step(ids) {
      for (const entry of entries.select(ids).filter(canTrain)) {
        entry.intent = "untilStep";
        entry.askedAtStep = entry.run.step;
        entries.setState(entry, entry.activity);
      }
      loop.wake();
    },
    stop(ids) {
      for (const entry of entries.select(ids).filter((entry) => entry.state === "paused" || entry.intent !== "idle")) {
        entry.wasStopped ||= !entry.run.isTrained;
        entry.run.endTraining();
        entry.intent = "train";
        entries.setState(entry, "evaluating");
      }
      loop.wake();
    },
    reset(id, experiment) {
      const added = additions.get(id);
      if (!added) return;
      removeRun(id);
      addRun(id, experiment, added.measure, null, added.sources);
    },
    setTestEachEpoch(enabled) {
      testEachEpoch = enabled;
      for (const { run } of entries.list()) run.setTestEachEpoch(enabled);
    },
    setLearningRate(id, learningRate) {
      const entry = entries.get(id);
      const { min, max } = limits.learningRate;
      if (!entry || hasEnded(entry) || !(learningRate >= min && learningRate <= max)) return;
      entry.run.setLearningRate(learningRate);
      emit({ type: "learningRateChanged", runId: id, step: entry.run.step, learningRate });
    },
    takeCheckpoint(id) {
      for (const entry of entries.select([id])) checkpoints.ask(entry, "asked");
      loop.wake();
    },
    readTestImages: (requestId, rows, ids) => answer(ids, (runs) => readTestImages(dataset.test, runs, requestId, rows)),
    readImages: (requestId, images, ids) => answer(ids, (runs) => readImages(runs, requestId, images)),
    inspect: inspector.inspect,
    showDrawing(drawingId, image) {
      reader.show(drawingId, image);
      inspector.lookAgain();
    },
    fail(problem) {
      broken = problem;
      for (const entry of entries.list()) entries.fail(entry, new ProblemError(problem));
    },
    async settled() {
      while (loop.running || inBackground.size > 0 || reader.isReading || inspector.isLooking) {
        await Promise.all([loop.running, ...inBackground, reader.settled(), inspector.settled()]);
      }
    },
  };
}
