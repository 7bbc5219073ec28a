import type { Experiment } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import { optionNames } from "../protocol/options";
import { type PresetId, presets } from "../protocol/presets";
import { experimentKey } from "./experimentKey";
import { makeRun, resetRun } from "./makeRun";
import type { PlaygroundActions, Run, RunGroup } from "./playgroundState";
import { whyNoRoom } from "./roomForRuns";
import { freeColor, freeName, runGroups } from "./runGroups";
import { seedsFrom } from "./seedsFrom";
import type { StoreContext } from "./storeContext";

type GroupActions = Pick<
  PlaygroundActions,
  "togglePreset" | "addRun" | "addGroup" | "replaceExperiment" | "setSeeds" | "removeRun" | "removeGroup"
>;

/** The groups of a page. */
export interface GroupSlice {
  readonly actions: GroupActions;
  /** Adds a group, even while the page still looks for what is kept; gives its id, null past a limit. */
  add(experiment: Experiment, seeds: number): string | null;
}

/** Adds, changes and removes groups; `takeAway` removes runs so that they can be brought back. */
export function createGroupSlice(context: StoreContext, takeAway: (runs: readonly Run[]) => void): GroupSlice {
  const { records, getState, setState } = context;

  const groupOf = (groupId: string) => runGroups(getState().runs).find((group) => group.id === groupId);

  /** Puts new runs behind the group's others, or at the end; they train at once where others do. */
  const insert = (added: readonly Run[]) => {
    const { runs } = getState();
    for (const run of added) records.add(run);
    const groupId = added[0]?.groupId;
    const place = runs.findLastIndex((run) => run.groupId === groupId) + 1 || runs.length;
    setState({ runs: [...runs.slice(0, place), ...added, ...runs.slice(place)] });
    for (const run of added) context.sendRun(run);
    if (runs.some((other) => other.state === "training")) {
      context.sendFor(
        "start",
        added.map((run) => run.id),
        "training",
      );
    }
    context.noticeSeries();
  };

  const add = (experiment: Experiment, seeds: number): string | null => {
    const { runs, seed } = getState();
    const count = Math.min(limits.seeds.max, Math.max(limits.seeds.min, Math.round(seeds)));
    if (whyNoRoom(runs, count)) return null;
    const groups = runGroups(runs);
    const presetId = freePresetOf(experiment, groups);
    const identity = { groupId: context.newId(), presetId, colorIndex: freeColor(groups) };
    const named = { ...experiment, name: freeName(experiment.name, groups) };
    insert(seedsFrom(seed, count).map((runSeed) => makeRun(context.newId(), { ...named, seed: runSeed }, identity)));
    return identity.groupId;
  };

  const addGroup = (experiment: Experiment, seeds = 1) => (getState().isRestoring ? null : add(experiment, seeds));
  const removeGroup = (groupId: string) => takeAway(groupOf(groupId)?.runs ?? []);

  const actions: GroupActions = {
    togglePreset(presetId) {
      const existing = runGroups(getState().runs).find((group) => group.presetId === presetId);
      if (existing) removeGroup(existing.id);
      else addGroup(presets[presetId]);
    },
    addRun: (experiment) => void addGroup(experiment),
    addGroup,
    replaceExperiment(groupId, experiment) {
      const group = groupOf(groupId);
      if (!group) return;
      const others = runGroups(getState().runs).filter((other) => other !== group);
      const named = { ...experiment, name: freeName(experiment.name, others) };
      const presetId = freePresetOf(named, others);
      const changed = new Map(
        group.runs.map((run) => [run.id, { ...resetRun(run, { ...named, seed: run.experiment.seed }), presetId }]),
      );
      for (const runId of changed.keys()) records.clear(runId);
      const fineTunes = new Map(getState().fineTunes);
      // Other layers have no use for what the old ones had learned.
      if (JSON.stringify(experiment.layers) !== JSON.stringify(group.experiment.layers)) fineTunes.delete(groupId);
      setState({ runs: getState().runs.map((run) => changed.get(run.id) ?? run), fineTunes });
      for (const run of changed.values()) context.sendReset(run);
      context.noticeSeries();
    },
    setSeeds(groupId, seeds) {
      const group = groupOf(groupId);
      if (!group || !Number.isFinite(seeds)) return;
      const { runs, seed } = getState();
      const present = group.runs.length;
      const wanted = Math.min(limits.seeds.max, Math.max(limits.seeds.min, Math.round(seeds)));
      if (wanted < present) takeAway(group.runs.slice(wanted));
      if (wanted <= present || whyNoRoom(runs, wanted - present, false)) return;
      const taken = new Set(group.runs.map((run) => run.experiment.seed));
      const free = seedsFrom(seed, limits.seeds.max + present).filter((each) => !taken.has(each));
      const added = free.slice(0, wanted - present);
      const identity = { groupId, presetId: group.presetId, colorIndex: group.colorIndex };
      insert(added.map((runSeed) => makeRun(context.newId(), { ...group.experiment, seed: runSeed }, identity)));
    },
    removeRun: (runId) => takeAway(getState().runs.filter((run) => run.id === runId)),
    removeGroup,
  };
  return { actions, add };
}

/** The preset that `experiment` is in all but the seed, unless a group is it already; null for a network of a person's own. */
function freePresetOf(experiment: Experiment, groups: readonly RunGroup[]): PresetId | null {
  const key = experimentKey(experiment);
  const found = optionNames(presets).find((presetId) => experimentKey(presets[presetId]) === key);
  return found === undefined || groups.some((group) => group.presetId === found) ? null : found;
}
