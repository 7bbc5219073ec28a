import type { Ref } from "react";
import type { RunState } from "../../protocol/messages";
import type { RunGroup } from "../../store/playgroundState";
import { canTrain, isActive } from "../../store/runPhase";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
import { RunMarker } from "../../ui/RunMarker";
import styles from "./GroupHead.module.css";
import { GroupMenu } from "./GroupMenu";
import { GroupName } from "./GroupName";
import type { GroupTask } from "./groupTask";

/** A group's marker, which hides and shows it in the charts, its name and state, and what can be done with it. */
export function GroupHead({
  group,
  state,
  task,
  onTask,
  onLeave,
  menuRef,
}: {
  readonly group: RunGroup;
  readonly state: RunState;
  readonly task: GroupTask | null;
  readonly onTask: (task: GroupTask | null) => void;
  /** Ends the task from within its field, which had the focus. */
  readonly onLeave: () => void;
  readonly menuRef: Ref<HTMLButtonElement>;
}) {
  const texts = useTexts();
  const { actions } = usePlaygroundStore();
  const isHidden = usePlayground(({ groupView }) => groupView.hidden.has(group.id));
  const isPinned = usePlayground(({ groupView }) => groupView.pinned.has(group.id));
  const isReady = usePlayground((page) => page.dataset.status === "ready" && page.backend !== null && !page.trainerProblem);
  const { name } = group.experiment;
  const isTraining = group.runs.some(isActive);
  const visibility = isHidden ? texts.groups.show(name) : texts.groups.hide(name);
  return (
    <div className={styles.head}>
      <button
        type="button"
        className={styles.marker}
        data-hidden={isHidden}
        aria-label={visibility}
        title={visibility}
        onClick={() => actions.setHidden(group.id, !isHidden)}
      >
        <RunMarker colorIndex={group.colorIndex} />
      </button>
      <GroupName
        group={group}
        isWriting={task === "rename"}
        onWrite={() => onTask("rename")}
        onEnd={() => onTask(null)}
        onLeave={onLeave}
      />
      {isPinned && (
        <span className={styles.pin} role="img" aria-label={texts.groups.pinned}>
          <Icon name="pin" size={14} />
        </span>
      )}
      <span className={styles.state} data-state={state}>
        {isHidden ? texts.groups.hidden : texts.runs.states[state]}
      </span>
      <button
        type="button"
        className={styles.button}
        aria-label={isTraining ? texts.groups.pause(name) : texts.groups.train(name)}
        disabled={!isReady || !(isTraining || group.runs.some(canTrain))}
        onClick={() => (isTraining ? actions.pauseGroup(group.id) : actions.trainGroup(group.id))}
      >
        <Icon name={isTraining ? "pause" : "play"} size={14} />
      </button>
      <GroupMenu group={group} onTask={onTask} buttonRef={menuRef} />
    </div>
  );
}
