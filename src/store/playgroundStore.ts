import { createStore } from "zustand/vanilla";
import type { TrainerEvent } from "../protocol/messages";
import type { BackendPreference } from "../protocol/options";
import { type PresetId, presets } from "../protocol/presets";
import type { Trainer } from "../worker/client";
import { createAddressSlice, type PageAddress } from "./addressSlice";
import { applyRunEvent } from "./applyRunEvent";
import { createArchiveSlice } from "./archiveSlice";
import { callAtMostEvery } from "./callAtMostEvery";
import { createDistillationSlice } from "./distillationSlice";
import { createDrawingSlice } from "./drawingSlice";
import { createFineTuneSlice } from "./fineTuneSlice";
import { createGroupSlice } from "./groupSlice";
import { createGroupViewActions } from "./groupViewSlice";
import { initialState } from "./initialState";
import { createLoadedModelActions } from "./loadedModelSlice";
import { resetRun } from "./makeRun";
import { measurePlanOf } from "./measurePlanOf";
import { createMeasuringSlice } from "./measuringSlice";
import { createMyDigitsSlice } from "./myDigitsSlice";
import { createOwnDataSlice } from "./ownDataSlice";
import type { PlaygroundOptions } from "./playgroundOptions";
import type { PlaygroundActions, PlaygroundState, PlaygroundStore } from "./playgroundState";
import { createReadingSlice } from "./readingSlice";
import { createRemovedSlice } from "./removedSlice";
import { createRequestSlice } from "./requestSlice";
import { resumeAfterLoss } from "./resumeRun";
import type { ArchivedGroup } from "./runArchive";
import { isActive } from "./runPhase";
import { withPlans } from "./runPlans";
import { createRunRecords } from "./runRecords";
import { isArchived, startingGroups } from "./startingGroups";
import { createStopwatch } from "./stopwatch";
import type { StoreContext } from "./storeContext";
import { createTrainingActions } from "./trainingSlice";

/** Shown on the first visit: the two whose curves part within seconds. */
export const firstPresets = ["article2-cnn", "article0-dense128-batch128"] as const satisfies readonly PresetId[];

const firstComparison = { seed: 1, groups: firstPresets.map((presetId) => ({ experiment: presets[presetId], seeds: 1 })) };

const noAddress: PageAddress = { read: () => "", write: () => {} };

/** Shortest time between two notices of new points. */
const seriesNoticeEveryMs = 100;

/** The page's store on top of `trainer`, which it initializes and, on `dispose`, disposes of. */
export function createPlaygroundStore(trainer: Trainer, options: PlaygroundOptions = {}): PlaygroundStore {
  const { now = () => performance.now(), archive = null, digits = null, ownDataArchive = null, address = noAddress } = options;
  const store = createStore<PlaygroundState>(() => initialState);
  const { getState } = store;
  const setState = (change: Partial<PlaygroundState>) => store.setState(withPlans({ ...getState(), ...change }), true);
  const records = createRunRecords();
  const stopwatch = createStopwatch(now);
  store.subscribe(({ runs }) => stopwatch.setRunning(runs.some(isActive)));
  const seriesListeners = new Set<() => void>();
  const noticeSeries = callAtMostEvery(seriesNoticeEveryMs, () => {
    for (const listener of seriesListeners) listener();
  });
  // Runs are kept between visits and shown in several tabs: a number alone would be given twice.
  const pageId = Math.random().toString(36).slice(2, 10);
  let idsGiven = 0;

  const context: StoreContext = {
    trainer,
    records,
    getState,
    setState,
    noticeSeries,
    sendRun(run) {
      const tuned = fineTunes.startOf(run);
      const teacher = distillations.teacherOf(run.groupId);
      const checkpoint = records.checkpoint(run.id) ?? tuned?.checkpoint;
      trainer.send({
        type: "addRun",
        runId: run.id,
        experiment: run.experiment,
        // What fine-tuning costs on MNIST shall be seen as it goes.
        measure: measurePlanOf(run, getState().testEachEpoch || tuned !== null),
        ...(checkpoint ? { checkpoint } : {}),
        ...(tuned ? { own: tuned.own } : {}),
        ...(teacher ? { teacher } : {}),
      });
    },
    sendReset(run) {
      if (!fineTunes.isSent(run.id)) {
        trainer.send({ type: "reset", runId: run.id, experiment: run.experiment });
        return;
      }
      // What it begins with and the digits that are still there the trainer learns only of a run that is added.
      trainer.send({ type: "removeRun", runId: run.id });
      context.sendRun(run);
    },
    sendFor(type, runIds, shown) {
      if (runIds.length === 0) return;
      trainer.send({ type, runIds });
      if (!shown) return;
      setState({ runs: getState().runs.map((run) => (runIds.includes(run.id) ? { ...run, state: shown } : run)) });
    },
    newId() {
      idsGiven += 1;
      return `${pageId}-${idsGiven}`;
    },
  };

  const drawing = createDrawingSlice(context);
  const readings = createReadingSlice(context);
  const myDigits = createMyDigitsSlice(context, readings.readImages, digits);
  const requests = createRequestSlice(context);
  const { takeCheckpoint } = requests.actions;
  const measuring = createMeasuringSlice(context, readings.readImages);
  const fineTunes = createFineTuneSlice(context, takeCheckpoint, readings.readImages, measuring.actions.measureWeights);
  const distillations = createDistillationSlice(context, takeCheckpoint);
  const removed = createRemovedSlice(context, requests.runsRemoved);
  const groups = createGroupSlice(context, removed.takeAway);
  const kept = archive && createArchiveSlice(context, archive);
  const ownData = createOwnDataSlice(context, ownDataArchive, () => {
    // What was removed was trained on the data that go.
    removed.actions.forgetRemoved();
    restart(getState().backendPreference, false);
  });
  const shared = createAddressSlice(context, address, firstComparison);
  store.subscribe((state, previous) => {
    kept?.stateChanged(state, previous);
    shared.stateChanged(state, previous);
    myDigits.stateChanged(state, previous);
    fineTunes.stateChanged(state, previous);
    distillations.stateChanged(state, previous);
  });

  const receive = (event: TrainerEvent) => {
    if (event.type === "predicted" && !drawing.isCurrent(event.drawingId)) return;
    if (!requests.receive(event)) return;
    measuring.receive(event);
    const accepted = records.receive(event, [...getState().runs, ...removed.leavingRuns()]);
    if (!accepted) return;
    removed.receive(accepted);
    store.setState(withPlans(applyRunEvent(getState(), accepted, records.imagesPerSecond)), true);
    ownData.receive(accepted);
    kept?.receive(accepted);
    readings.receive(accepted);
    myDigits.receive(accepted);
    if (accepted.type === "stepped" || accepted.type === "runStateChanged") noticeSeries();
  };

  const initialize = () => {
    const files = ownData.files();
    trainer.send({ type: "initialize", backend: getState().backendPreference, ...(files ? { ownData: files } : {}) });
  };

  const restart = (backendPreference: BackendPreference, isResuming: boolean) => {
    trainer.restart();
    for (const run of getState().runs) {
      if (isResuming) records.resume(run.id, records.checkpoint(run.id));
      else records.clear(run.id);
    }
    if (!isResuming) stopwatch.reset();
    removed.restarted();
    setState({
      backendPreference,
      backend: null,
      dataset: initialState.dataset,
      trainerProblem: null,
      runs: getState().runs.map((run) => (isResuming ? resumeAfterLoss(run, records.checkpoint(run.id)) : resetRun(run))),
      predictions: new Map(),
    });
    initialize();
    for (const run of getState().runs) context.sendRun(run);
    requests.restarted();
    ownData.restarted();
    readings.restarted();
    measuring.restarted();
    drawing.sendAgain();
    noticeSeries();
  };

  const actions: PlaygroundActions = {
    ...createTrainingActions(context, stopwatch.reset),
    ...groups.actions,
    ...createGroupViewActions(context),
    ...removed.actions,
    ...requests.actions,
    ...shared.actions,
    showKept: async () => kept?.actions.showKept(),
    chooseBackend: (preference) => restart(preference, false),
    retryDataset() {
      setState({ dataset: initialState.dataset });
      trainer.send({ type: "loadDataset" });
    },
    restartTrainer: () => restart(getState().backendPreference, true),
    ...drawing.actions,
    ...myDigits.actions,
    readImages: readings.readImages,
    fineTune: fineTunes.fineTune,
    ...measuring.actions,
    ...distillations.actions,
    ...ownData.actions,
    ...createLoadedModelActions(context),
    deleteKept: async () => void (await Promise.all([kept?.actions.deleteKept(), ownData.clear()])),
  };

  const begin = (archived: readonly ArchivedGroup[]) => {
    const wanted = shared.read();
    const starting = startingGroups(wanted, archived, firstComparison);
    setState({ seed: starting.seed });
    initialize();
    for (const group of starting.groups) {
      if (isArchived(group)) kept?.show(group);
      else groups.add(group.experiment, group.seeds);
    }
    kept?.begin(starting.aside);
    setState({ isRestoring: false });
    // One that could not be taken over whole stays to be looked at until something changes.
    if (!wanted) actions.writeAddress();
  };

  const unsubscribe = trainer.subscribe(receive);
  let isDisposed = false;
  setState({ isRestoring: true });
  // Fine-tuned runs go on with the person's digits, which have to be there first.
  if (kept) void Promise.all([kept.load(), myDigits.loaded, ownData.loaded]).then(([archived]) => isDisposed || begin(archived));
  else begin([]);

  return {
    getState,
    subscribe: store.subscribe,
    actions,
    series: (runId) => (getState().runs.some((run) => run.id === runId) ? records.series(runId) : undefined),
    elapsedSeconds: stopwatch.seconds,
    subscribeToSeries(listener) {
      seriesListeners.add(listener);
      return () => seriesListeners.delete(listener);
    },
    save: () => kept?.flush() ?? Promise.resolve(),
    dispose() {
      isDisposed = true;
      unsubscribe();
      kept?.dispose();
      shared.dispose();
      noticeSeries.cancel();
      drawing.dispose();
      myDigits.dispose();
      trainer.dispose();
    },
  };
}
