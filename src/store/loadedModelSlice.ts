import type { RunCheckpoint } from "../protocol/runCheckpoint";
import type { LoadedModelActions } from "./loadedModelState";
import { makeRun } from "./makeRun";
import { resumeRun } from "./resumeRun";
import { whyNoRoom } from "./roomForRuns";
import { freeColor, freeName, runGroups } from "./runGroups";
import type { StoreContext } from "./storeContext";

/** Networks that come from files. */
export function createLoadedModelActions(context: StoreContext): LoadedModelActions {
  const { records, getState, setState } = context;
  return {
    addTrained(checkpoint: RunCheckpoint) {
      const { runs, isRestoring } = getState();
      if (isRestoring || whyNoRoom(runs)) return null;
      const groups = runGroups(runs);
      const experiment = { ...checkpoint.experiment, name: freeName(checkpoint.experiment.name, groups) };
      const identity = { groupId: context.newId(), presetId: null, colorIndex: freeColor(groups) };
      const run = resumeRun(makeRun(context.newId(), experiment, identity), checkpoint);
      records.add(run);
      records.resume(run.id, checkpoint);
      setState({ runs: [...runs, run] });
      context.sendRun(run);
      context.noticeSeries();
      return run.id;
    },
    bringModelFiles: (files) => setState({ broughtModels: files }),
  };
}
