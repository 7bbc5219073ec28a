import { limits } from "../protocol/limits";
import { experimentKey } from "./experimentKey";
import type { Comparison } from "./experimentUrl";
import type { ArchivedGroup } from "./runArchive";
import { seedsFrom } from "./seedsFrom";

/** What the page shows at first, in its order, and what is kept and not shown. */
export interface StartingGroups {
  readonly seed: number;
  readonly groups: readonly (ArchivedGroup | Comparison["groups"][number])[];
  readonly aside: readonly ArchivedGroup[];
}

/**
 * The groups of a page that is opened: those of its address, each as it is kept where the very same experiment with the
 * same seeds is; without an address all that is kept, as far as the limits allow; on a first visit `first`.
 */
export function startingGroups(address: Comparison | null, kept: readonly ArchivedGroup[], first: Comparison): StartingGroups {
  if (address) {
    const aside = [...kept];
    const groups = address.groups.map((wanted) => {
      const seeds = seedsFrom(address.seed, wanted.seeds);
      const index = aside.findIndex((archived) => isSame(archived, wanted, seeds));
      return index < 0 ? wanted : (aside.splice(index, 1)[0] ?? wanted);
    });
    return { seed: address.seed, groups, aside };
  }
  if (kept.length === 0) return { ...first, aside: [] };
  const shown: ArchivedGroup[] = [];
  const aside: ArchivedGroup[] = [];
  let runs = 0;
  for (const archived of kept) {
    const count = archived.group.runs.length;
    const fits = shown.length < limits.runs.max && runs + count <= limits.trainerRuns.max;
    (fits ? shown : aside).push(archived);
    if (fits) runs += count;
  }
  return { seed: shown[0]?.group.runs[0]?.seed ?? first.seed, groups: shown, aside };
}

/** Whether a starting group was kept, rather than being one that is to be made. */
export function isArchived(group: StartingGroups["groups"][number]): group is ArchivedGroup {
  return "group" in group;
}

function isSame({ group }: ArchivedGroup, { experiment }: Comparison["groups"][number], seeds: readonly number[]): boolean {
  return (
    group.runs.length === seeds.length &&
    group.runs.every((run, index) => run.seed === seeds[index]) &&
    experimentKey(group.experiment) === experimentKey(experiment)
  );
}
