import type { Teacher } from "../protocol/teacher";
import type { DistillationActions } from "./distillationState";
import { makeRun } from "./makeRun";
import type { PlaygroundActions, PlaygroundState } from "./playgroundState";
import { whyNoRoom } from "./roomForRuns";
import { freeColor, freeName, runGroups } from "./runGroups";
import type { StoreContext } from "./storeContext";

/** Groups of a page that have a teacher. */
export interface DistillationSlice {
  readonly actions: DistillationActions;
  /** The teacher of a group's runs; undefined for all others. */
  teacherOf(groupId: string): Teacher | undefined;
  /** Forgets the teachers of groups that are gone. */
  stateChanged(state: PlaygroundState, previous: PlaygroundState): void;
}

/** A page without teachers. */
export function createDistillationSlice(
  context: StoreContext,
  takeCheckpoint: PlaygroundActions["takeCheckpoint"],
): DistillationSlice {
  const { records, getState, setState } = context;
  return {
    actions: {
      async distil(wanted, teacherId, settings) {
        const taught = getState().runs.find(({ id }) => id === teacherId);
        if (!taught || whyNoRoom(getState().runs)) return null;
        const checkpoint = await takeCheckpoint(teacherId);
        const { runs, seed, distillations } = getState();
        if (!checkpoint || whyNoRoom(runs)) return null;
        const { epochSums: _, ...trained } = checkpoint;
        const groups = runGroups(runs);
        const name = freeName(wanted.name, groups);
        const identity = { groupId: context.newId(), presetId: null, colorIndex: freeColor(groups) };
        const run = makeRun(context.newId(), { ...wanted, name, seed, augmentation: "none" }, identity);
        const teacher = { checkpoint: { ...trained, optimizerState: [] }, ...settings };
        records.add(run);
        setState({
          runs: [...runs, run],
          distillations: new Map(distillations).set(identity.groupId, { teacherName: taught.experiment.name, teacher }),
        });
        context.sendRun(run);
        context.sendFor("start", [run.id], "training");
        context.noticeSeries();
        return identity.groupId;
      },
    },
    teacherOf: (groupId) => getState().distillations.get(groupId)?.teacher,
    stateChanged(state, previous) {
      if (state.runs === previous.runs && state.removedGroups === previous.removedGroups) return;
      const present = new Set([...state.runs.map(({ groupId }) => groupId), ...state.removedGroups.map(({ id }) => id)]);
      const kept = [...state.distillations].filter(([groupId]) => present.has(groupId));
      if (kept.length < state.distillations.size) setState({ distillations: new Map(kept) });
    },
  };
}
