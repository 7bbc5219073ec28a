import { createStore } from "zustand/vanilla";
import { renderDrawing } from "../drawing/renderDrawing";
import type { Stroke } from "../drawing/strokes";
import type { Experiment } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import type { RunId, TrainerEvent } from "../protocol/messages";
import type { BackendPreference } from "../protocol/options";
import { type PresetId, presets } from "../protocol/presets";
import type { Trainer } from "../worker/client";
import { applyRunEvent } from "./applyRunEvent";
import { callAtMostEvery } from "./callAtMostEvery";
import { makeRun, resetRun } from "./makeRun";
import type { PlaygroundActions, PlaygroundState, PlaygroundStore, Run } from "./playgroundState";
import { canStop, canTrain, isActive } from "./runPhase";
import { createRunRecords } from "./runRecords";
import { createStopwatch } from "./stopwatch";

/** Shown on the first visit: the two whose curves part within seconds. */
export const firstPresets = ["article2-cnn", "article0-dense128-batch128"] as const satisfies readonly PresetId[];

/** Shortest time between two notices of new points, and between two drawings sent. */
const seriesNoticeEveryMs = 100;
const drawingSentEveryMs = 50;

/** The page's store on top of `trainer`, which it initializes and, on `dispose`, disposes of; `now` in milliseconds. */
export function createPlaygroundStore(trainer: Trainer, now: () => number = () => performance.now()): PlaygroundStore {
  const store = createStore<PlaygroundState>(() => initialState);
  const { getState, setState } = store;
  const records = createRunRecords();
  const stopwatch = createStopwatch(now);
  store.subscribe(({ runs }) => stopwatch.setRunning(runs.some(isActive)));
  const seriesListeners = new Set<() => void>();
  let runsAdded = 0;
  let drawingId = 0;

  const noticeSeries = callAtMostEvery(seriesNoticeEveryMs, () => {
    for (const listener of seriesListeners) listener();
  });
  const sendDrawing = callAtMostEvery(drawingSentEveryMs, () => {
    drawingId += 1;
    trainer.send({ type: "showDrawing", drawingId, image: getState().drawing });
  });

  const receive = (event: TrainerEvent) => {
    if (event.type === "predicted" && (event.drawingId !== drawingId || !getState().drawing)) return;
    const before = getState();
    const accepted = records.receive(event, before.runs);
    if (!accepted) return;
    setState(applyRunEvent(before, accepted, records.imagesPerSecond), true);
    if (accepted.type === "stepped" || accepted.type === "runStateChanged") noticeSeries();
  };

  const runIdsWhere = (condition: (run: Run) => boolean): RunId[] =>
    getState()
      .runs.filter(condition)
      .map((run) => run.id);

  /** Sends one command for all runs it is for, if there are any, and shows at once the state that it leads to. */
  const sendFor = (type: "start" | "pause" | "step" | "stop", runIds: readonly RunId[], shown?: Run["state"]) => {
    if (runIds.length === 0) return;
    trainer.send({ type, runIds });
    if (!shown) return;
    setState({ runs: getState().runs.map((run) => (runIds.includes(run.id) ? { ...run, state: shown } : run)) });
  };

  const sendRun = (run: Run) =>
    trainer.send({
      type: "addRun",
      runId: run.id,
      experiment: run.experiment,
      measure: { testEachEpoch: getState().testEachEpoch, maxSteps: null, testImages: null },
    });

  const addRun = (experiment: Experiment, presetId: PresetId | null = null) => {
    const { runs, seed } = getState();
    if (runs.length >= limits.runs.max) return;
    runsAdded += 1;
    const run = makeRun(`run-${runsAdded}`, { ...experiment, seed }, presetId, runs);
    records.add(run);
    setState({ runs: [...runs, run] });
    sendRun(run);
    if (runs.some((other) => other.state === "training")) sendFor("start", [run.id], "training");
    noticeSeries();
  };

  const removeRun = (runId: RunId) => {
    const { runs, predictions } = getState();
    if (!runs.some((run) => run.id === runId)) return;
    trainer.send({ type: "removeRun", runId });
    records.remove(runId);
    setState({
      runs: runs.filter((run) => run.id !== runId),
      predictions: new Map([...predictions].filter(([id]) => id !== runId)),
    });
    noticeSeries();
  };

  const resetAll = (seed: number) => {
    records.clear();
    stopwatch.reset();
    setState({ seed, runs: getState().runs.map((run) => resetRun(run, seed)) });
    for (const run of getState().runs) trainer.send({ type: "reset", runId: run.id, experiment: run.experiment });
    noticeSeries();
  };

  const restart = (backendPreference: BackendPreference) => {
    trainer.restart();
    records.clear();
    stopwatch.reset();
    setState({
      backendPreference,
      backend: null,
      dataset: initialState.dataset,
      trainerProblem: null,
      runs: getState().runs.map((run) => resetRun(run)),
      predictions: new Map(),
    });
    trainer.send({ type: "initialize", backend: backendPreference });
    for (const run of getState().runs) sendRun(run);
    if (getState().drawing) sendDrawing();
    noticeSeries();
  };

  const setStrokes = (strokes: readonly Stroke[]) => {
    const drawing = renderDrawing(strokes);
    const wasEmpty = getState().drawing === null;
    setState({ strokes, drawing, ...(drawing ? {} : { predictions: new Map() }) });
    if (drawing || !wasEmpty) sendDrawing();
  };

  const actions: PlaygroundActions = {
    togglePreset(presetId) {
      const existing = getState().runs.find((run) => run.presetId === presetId);
      if (existing) removeRun(existing.id);
      else addRun(presets[presetId], presetId);
    },
    addRun,
    removeRun,
    train: () => sendFor("start", runIdsWhere(canTrain), "training"),
    pause: () => sendFor("pause", runIdsWhere(isActive), "paused"),
    step: () => sendFor("step", runIdsWhere(canTrain)),
    stop: () => sendFor("stop", runIdsWhere(canStop)),
    reset: () => resetAll(getState().seed),
    newSeed: (seed) => resetAll(nextSeed(getState().seed, seed)),
    setTestEachEpoch(testEachEpoch) {
      setState({ testEachEpoch });
      trainer.send({ type: "setTestEachEpoch", enabled: testEachEpoch });
    },
    chooseBackend: restart,
    retryDataset() {
      setState({ dataset: initialState.dataset });
      trainer.send({ type: "loadDataset" });
    },
    restartTrainer: () => restart(getState().backendPreference),
    setStrokes,
  };

  const unsubscribe = trainer.subscribe(receive);
  trainer.send({ type: "initialize", backend: getState().backendPreference });
  for (const presetId of firstPresets) actions.togglePreset(presetId);

  return {
    getState,
    subscribe: store.subscribe,
    actions,
    series: records.series,
    elapsedSeconds: stopwatch.seconds,
    subscribeToSeries(listener) {
      seriesListeners.add(listener);
      return () => seriesListeners.delete(listener);
    },
    dispose() {
      unsubscribe();
      noticeSeries.cancel();
      sendDrawing.cancel();
      trainer.dispose();
    },
  };
}

const initialState: PlaygroundState = {
  backendPreference: "auto",
  backend: null,
  backendChoices: [],
  dataset: { status: "loading", loadedBytes: 0, totalBytes: 0 },
  trainerProblem: null,
  seed: 1,
  testEachEpoch: true,
  runs: [],
  strokes: [],
  drawing: null,
  predictions: new Map(),
};

/** `wanted` within the limits, or the number after `seed`, which begins again behind the last. */
function nextSeed(seed: number, wanted: number | undefined): number {
  const { min, max } = limits.seed;
  if (wanted === undefined) return seed >= max ? min : seed + 1;
  return Number.isFinite(wanted) ? Math.min(max, Math.max(min, Math.round(wanted))) : seed;
}
