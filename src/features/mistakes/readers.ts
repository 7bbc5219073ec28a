import type { RunId } from "../../protocol/messages";
import type { MeasuredGroup } from "../../store/measuredGroups";
import type { PanelTexts } from "../../text/enPanels";

/** Whose mistakes are shown: a group with all its measured seeds, or one seed of it. */
export interface Reader {
  /** The group's id, or the run's. */
  readonly id: string;
  readonly groupId: string;
  readonly name: string;
  readonly colorIndex: number;
  readonly runIds: readonly RunId[];
  readonly predictions: readonly Uint8Array[];
}

/** Everything that can be chosen of `groups`: each group, and behind one of several seeds each of these by its number. */
export function makeReaders(
  groups: readonly MeasuredGroup[],
  seedOf: (runId: RunId) => number,
  { mistakes }: PanelTexts,
): Reader[] {
  return groups.flatMap(({ id, name, colorIndex, runIds, predictions }): Reader[] => {
    const isSingle = runIds.length === 1;
    const whole = {
      id,
      groupId: id,
      colorIndex,
      runIds,
      predictions,
      name: isSingle ? name : mistakes.allSeeds(name, runIds.length),
    };
    if (isSingle) return [whole];
    const seeds = runIds.flatMap((runId, i): Reader[] => {
      const read = predictions[i];
      if (!read) return [];
      return [
        { id: runId, groupId: id, colorIndex, runIds: [runId], predictions: [read], name: mistakes.oneSeed(name, seedOf(runId)) },
      ];
    });
    return [whole, ...seeds];
  });
}
