import type { Run, RunGroup } from "./playgroundState";

const groupsOfRuns = new WeakMap<readonly Run[], readonly RunGroup[]>();
const groupOfFirstRun = new WeakMap<Run, RunGroup>();

/**
 * The groups of `runs` in the order of their first runs. The same array gives the same groups, and a group none of whose
 * runs has changed is the same object again, so that a component may select it.
 */
export function runGroups(runs: readonly Run[]): readonly RunGroup[] {
  const known = groupsOfRuns.get(runs);
  if (known) return known;
  const runsById = new Map<string, Run[]>();
  for (const run of runs) {
    const group = runsById.get(run.groupId);
    if (group) group.push(run);
    else runsById.set(run.groupId, [run]);
  }
  const groups = [...runsById.values()].map(toGroup);
  groupsOfRuns.set(runs, groups);
  return groups;
}

function toGroup(runs: readonly Run[]): RunGroup {
  const [first] = runs;
  if (!first) throw new RangeError("a group has at least one run");
  const known = groupOfFirstRun.get(first);
  if (known && known.runs.length === runs.length && known.runs.every((run, index) => run === runs[index])) return known;
  const { groupId: id, experiment, presetId, colorIndex } = first;
  const group = { id, runs, experiment, presetId, colorIndex };
  groupOfFirstRun.set(first, group);
  return group;
}

/** The lowest colour that no group has. */
export function freeColor(groups: readonly RunGroup[]): number {
  const taken = new Set(groups.map((group) => group.colorIndex));
  let index = 0;
  while (taken.has(index)) index += 1;
  return index;
}

/** `name`, or with the first number behind it that makes it no group's. */
export function freeName(name: string, groups: readonly RunGroup[]): string {
  const taken = new Set(groups.map((group) => group.experiment.name));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) {
    const ending = ` (${number})`;
    free = name.slice(0, longestName - ending.length) + ending;
  }
  return free;
}

/** Characters of a group's name, at most; the experiment's schema says the same. */
export const longestName = 80;
