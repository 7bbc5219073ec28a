import { limits } from "../protocol/limits";
import type { Run } from "./playgroundState";
import { runGroups } from "./runGroups";

/** Why nothing can be added: so many groups or runs are the most, and `found` would be there. */
export interface NoRoom {
  readonly code: "groups" | "runs";
  readonly limit: number;
  readonly found: number;
}

/** Why `runsMore` runs cannot be added to `runs`, in a group of their own or in one that is there; null where they can. */
export function whyNoRoom(runs: readonly Run[], runsMore = 1, isNewGroup = true): NoRoom | null {
  const groups = runGroups(runs).length + (isNewGroup ? 1 : 0);
  if (groups > limits.runs.max) return { code: "groups", limit: limits.runs.max, found: groups };
  const found = runs.length + runsMore;
  return found > limits.trainerRuns.max ? { code: "runs", limit: limits.trainerRuns.max, found } : null;
}
