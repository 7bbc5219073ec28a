import { useEffect, useRef } from "react";
import type { RunGroup } from "../../store/playgroundState";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
import styles from "./RemovedNotice.module.css";

/** Says what was removed last and takes that back; nothing while nothing was. */
export function RemovedNotice() {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const removed = usePlayground((state) => state.removedGroups.at(-1));
  const isPart = usePlayground((state) => state.runs.some((run) => run.groupId === removed?.id));
  const hasRoom = usePlayground((state) => whyNoRoom(state.runs, removed?.runs.length, !isPart) === null);
  const place = useRef<HTMLDivElement>(null);
  const nextRow = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is after what was removed has changed that the row is there.
  useEffect(() => {
    if (nextRow.current === null) return;
    place.current?.closest("section")?.querySelector<HTMLElement>(`${nextRow.current} [aria-haspopup=menu]`)?.focus();
    nextRow.current = null;
  }, [removed]);
  const focusRow = (change: () => void, ofRow: string) => () => {
    nextRow.current = ofRow;
    change();
  };
  return (
    <div role="status" ref={place}>
      {removed && (
        <p key={removed.runs[0]?.id} className={styles.notice} tabIndex={-1} ref={takeLostFocus}>
          <span className={styles.words}>
            {removedWords(removed, isPart, groups)}
            {!hasRoom && ` ${groups.undoNoRoom}`}
          </span>
          <button
            type="button"
            className={styles.undo}
            disabled={!hasRoom}
            onClick={focusRow(actions.undoRemove, `[data-group="${CSS.escape(removed.id)}"]`)}
          >
            {groups.undo}
          </button>
          <button
            type="button"
            className={styles.dismiss}
            aria-label={groups.dismiss}
            onClick={focusRow(actions.forgetRemoved, "[data-group]:last-child")}
          >
            <Icon name="remove" size={14} />
          </button>
        </p>
      )}
    </div>
  );
}

/** The focus that was in the removed row; a Tab further is Undo. */
function takeLostFocus(notice: HTMLElement | null) {
  if (document.activeElement === document.body) notice?.focus({ preventScroll: true });
}

function removedWords({ experiment, runs }: RunGroup, isPart: boolean, groups: Texts["groups"]): string {
  if (!isPart) return groups.removed(experiment.name);
  return groups.removedSeeds(
    experiment.name,
    runs.map((run) => run.experiment.seed),
  );
}
