import type { Ref } from "react";
import type { RunGroup } from "../../store/playgroundState";
import { whyNoRoom } from "../../store/roomForRuns";
import { canStop, hasEnded } from "../../store/runPhase";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import styles from "./GroupHead.module.css";
import type { GroupTask } from "./groupTask";

/** Everything that can be done with one group, behind one button. */
export function GroupMenu({
  group,
  onTask,
  buttonRef,
}: {
  readonly group: RunGroup;
  readonly onTask: (task: GroupTask) => void;
  readonly buttonRef: Ref<HTMLButtonElement>;
}) {
  const { groups } = useTexts();
  const { items } = groups;
  const { actions } = usePlaygroundStore();
  const noRoom = usePlayground((state) => whyNoRoom(state.runs, group.runs.length));
  const isHidden = usePlayground(({ groupView }) => groupView.hidden.has(group.id));
  const isPinned = usePlayground(({ groupView }) => groupView.pinned.has(group.id));
  const hasNote = usePlayground(({ notes }) => notes.has(group.id));
  const { id, experiment } = group;
  const trigger = (
    <button ref={buttonRef} type="button" className={styles.button} aria-label={groups.menu(experiment.name)}>
      <Icon name="more" />
    </button>
  );
  const task = (key: GroupTask, label: string, takesFocus = true) => ({ key, label, takesFocus, onSelect: () => onTask(key) });
  return (
    <Menu
      trigger={trigger}
      align="end"
      groups={[
        {
          title: null,
          items: [
            { key: "edit", label: items.edit, takesFocus: true, onSelect: () => actions.openEditor(experiment, id) },
            {
              key: "duplicate",
              label: items.duplicate,
              isDisabled: noRoom !== null,
              ...(noRoom ? { detail: groups.noRoom[noRoom.code](noRoom.limit) } : {}),
              onSelect: () => actions.addGroup(experiment, group.runs.length),
            },
            task("rename", items.rename),
            task("note", hasNote ? items.changeNote : items.note),
          ],
        },
        {
          title: null,
          items: [
            {
              key: "stop",
              label: items.stop,
              isDisabled: !group.runs.some((run) => canStop(run) && run.step > 0),
              onSelect: () => actions.stopGroup(id),
            },
            { ...task("rate", items.learningRate), isDisabled: group.runs.every(hasEnded) },
          ],
        },
        {
          title: null,
          items: [
            { key: "hide", label: isHidden ? items.show : items.hide, onSelect: () => actions.setHidden(id, !isHidden) },
            { key: "pin", label: isPinned ? items.unpin : items.pin, onSelect: () => actions.setPinned(id, !isPinned) },
            task("download", items.download),
          ],
        },
        {
          title: null,
          items: [{ key: "remove", label: items.remove, takesFocus: true, onSelect: () => actions.removeGroup(id) }],
        },
      ]}
    />
  );
}
