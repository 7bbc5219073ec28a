import type { RunId } from "../protocol/messages";
import type { PlaygroundState, RunGroup } from "./playgroundState";
import { runGroups } from "./runGroups";

/** A group as far as its test images are measured. */
export interface MeasuredGroup {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  /** Runs that have a result, in the order of their seeds; at least one. */
  readonly runIds: readonly RunId[];
  /** What each of them reads in the test images. */
  readonly predictions: readonly Uint8Array[];
}

/**
 * A selector of the groups that have a result. It gives the same array until one of them changes, so that nothing is
 * counted again while others train.
 */
export function createMeasuredGroupsSelector(): (state: PlaygroundState) => readonly MeasuredGroup[] {
  let last: readonly MeasuredGroup[] = [];
  return ({ runs }) => {
    const groups = runGroups(runs).flatMap((group) => measuredGroup(group) ?? []);
    const isSame = groups.length === last.length && groups.every((group, i) => isSameGroup(group, last[i]));
    if (!isSame) last = groups;
    return last;
  };
}

function measuredGroup({ id, experiment, colorIndex, runs }: RunGroup): MeasuredGroup | null {
  const measured = runs.flatMap((run) => (run.result ? [{ runId: run.id, predictions: run.result.predictions }] : []));
  if (measured.length === 0) return null;
  return {
    id,
    name: experiment.name,
    colorIndex,
    runIds: measured.map(({ runId }) => runId),
    predictions: measured.map(({ predictions }) => predictions),
  };
}

function isSameGroup(a: MeasuredGroup, b: MeasuredGroup | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.name === b.name &&
    a.colorIndex === b.colorIndex &&
    a.predictions.length === b.predictions.length &&
    a.predictions.every((predictions, i) => predictions === b.predictions[i])
  );
}
