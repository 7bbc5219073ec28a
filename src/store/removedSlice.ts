import type { RunId, TrainerEvent } from "../protocol/messages";
import type { PlaygroundActions, Run, RunGroup } from "./playgroundState";
import { resumeRun } from "./resumeRun";
import { whyNoRoom } from "./roomForRuns";
import { freeColor, freeName, runGroups } from "./runGroups";
import { isActive } from "./runPhase";
import type { StoreContext } from "./storeContext";

/** Removals that can be undone, at most. */
const removalsHeld = 8;

/** Runs that were removed and can come back as they were. */
export interface RemovedSlice {
  readonly actions: Pick<PlaygroundActions, "undoRemove" | "forgetRemoved">;
  /** Removes runs of one group; one that trains leaves the trainer only after its last checkpoint. */
  takeAway(runs: readonly Run[]): void;
  /** Runs whose last points and checkpoint are still on their way. */
  leavingRuns(): readonly Run[];
  receive(event: TrainerEvent): void;
  /** The worker is gone, and every run with it. */
  restarted(): void;
}

/** A page from which nothing was removed; `removed` hears of the ids of runs as they go. */
export function createRemovedSlice(context: StoreContext, removed: (runIds: readonly RunId[]) => void): RemovedSlice {
  const { trainer, records, getState, setState } = context;
  const leaving = new Map<RunId, Run>();
  /** Where in the row of runs the first run of a removal stood. */
  const places = new Map<RunGroup, number>();

  const leave = (runId: RunId) => {
    if (leaving.delete(runId)) trainer.send({ type: "removeRun", runId });
  };

  const forget = (groups: readonly RunGroup[]) => {
    for (const group of groups) places.delete(group);
    for (const run of groups.flatMap((group) => group.runs)) {
      leave(run.id);
      records.remove(run.id);
    }
  };

  return {
    actions: {
      undoRemove() {
        const { removedGroups, runs } = getState();
        const group = removedGroups.at(-1);
        if (!group) return;
        const groups = runGroups(runs);
        const present = groups.find((other) => other.id === group.id);
        if (whyNoRoom(runs, group.runs.length, !present)) return;
        const isColorTaken = groups.some((other) => other.colorIndex === group.colorIndex);
        const colorIndex = present?.colorIndex ?? (isColorTaken ? freeColor(groups) : group.colorIndex);
        const name = present?.experiment.name ?? freeName(group.experiment.name, groups);
        // A seed that was added again meanwhile stays as it is.
        const taken = new Set(present?.runs.map((run) => run.experiment.seed));
        const back = group.runs.flatMap((run) => {
          if (taken.has(run.experiment.seed)) return [];
          const changed = { ...run, colorIndex, experiment: { ...run.experiment, name } };
          // Its trainer has paused it and still holds it.
          if (leaving.delete(run.id)) return [{ run: changed, isHeld: true }];
          const checkpoint = records.checkpoint(run.id);
          records.resume(run.id, checkpoint);
          return [{ run: resumeRun(changed, checkpoint), isHeld: false }];
        });
        const place = present ? runs.findLastIndex((run) => run.groupId === group.id) + 1 : groupStart(runs, places.get(group));
        setState({
          runs: [...runs.slice(0, place), ...back.map(({ run }) => run), ...runs.slice(place)],
          removedGroups: removedGroups.slice(0, -1),
        });
        for (const { run, isHeld } of back) if (!isHeld) context.sendRun(run);
        context.noticeSeries();
      },
      forgetRemoved() {
        forget(getState().removedGroups);
        setState({ removedGroups: [] });
      },
    },
    takeAway(runs) {
      const [group] = runGroups(runs);
      if (!group) return;
      const runIds = runs.map((run) => run.id);
      const active = runs.filter(isActive);
      if (active.length > 0) trainer.send({ type: "pause", runIds: active.map((run) => run.id) });
      for (const run of runs) {
        if (!isActive(run)) trainer.send({ type: "removeRun", runId: run.id });
        else {
          leaving.set(run.id, run);
          trainer.send({ type: "takeCheckpoint", runId: run.id });
        }
      }
      const state = getState();
      const { groupView } = state;
      const asLeft: RunGroup = {
        ...group,
        runs: runs.map((run) => (isActive(run) ? { ...run, state: "paused", imagesPerSecond: null, secondsLeft: null } : run)),
      };
      places.set(
        asLeft,
        state.runs.findIndex((run) => run.groupId === group.id),
      );
      const removedGroups = [...state.removedGroups, asLeft];
      forget(removedGroups.slice(0, -removalsHeld));
      setState({
        runs: state.runs.filter((run) => !runIds.includes(run.id)),
        predictions: new Map([...state.predictions].filter(([id]) => !runIds.includes(id))),
        removedGroups: removedGroups.slice(-removalsHeld),
        // A row that is gone never says that the pointer has left it.
        ...(groupView.highlighted === group.id ? { groupView: { ...groupView, highlighted: null } } : {}),
      });
      removed(runIds);
      context.noticeSeries();
    },
    leavingRuns: () => [...leaving.values()],
    receive(event) {
      if (event.type === "checkpointed" || event.type === "runFailed") leave(event.runId);
    },
    restarted: () => leaving.clear(),
  };
}

/** The first place at or behind `wanted` that is not inside a group. */
function groupStart(runs: readonly Run[], wanted: number = runs.length): number {
  const found = runs.findIndex((run, index) => index >= wanted && run.groupId !== runs[index - 1]?.groupId);
  return found < 0 ? runs.length : found;
}
