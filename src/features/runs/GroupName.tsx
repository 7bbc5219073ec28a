import { useId, useState } from "react";
import type { RunGroup } from "../../store/playgroundState";
import { usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import styles from "./GroupName.module.css";

/** A group's name, which is changed in its place: Enter takes it, Escape keeps the old one. */
export function GroupName({
  group,
  isWriting,
  onWrite,
  onEnd,
  onLeave,
}: {
  readonly group: RunGroup;
  readonly isWriting: boolean;
  readonly onWrite: () => void;
  /** The focus has gone elsewhere. */
  readonly onEnd: () => void;
  /** The field still has the focus. */
  readonly onLeave: () => void;
}) {
  const { name } = group.experiment;
  if (isWriting) return <NameField groupId={group.id} name={name} onEnd={onEnd} onLeave={onLeave} />;
  return (
    // The menu's item does the same for a keyboard.
    <h3 className={styles.name} title={name} onDoubleClick={onWrite}>
      {name}
    </h3>
  );
}

function NameField({
  groupId,
  name,
  onEnd,
  onLeave,
}: {
  readonly groupId: string;
  readonly name: string;
  readonly onEnd: () => void;
  readonly onLeave: () => void;
}) {
  const id = useId();
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const [text, setText] = useState(name);
  const isEmpty = text.trim() === "";
  const take = () => {
    if (!isEmpty) actions.rename(groupId, text);
  };
  return (
    <span className={styles.field}>
      <input
        className={styles.input}
        value={text}
        maxLength={80}
        aria-label={groups.rename.label(name)}
        aria-invalid={isEmpty}
        aria-describedby={isEmpty ? id : undefined}
        ref={focusAndSelect}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          take();
          onEnd();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !isEmpty) take();
          if (event.key === "Escape" || (event.key === "Enter" && !isEmpty)) onLeave();
        }}
      />
      {isEmpty && (
        <span id={id} className={styles.problem}>
          {groups.rename.empty}
        </span>
      )}
    </span>
  );
}

function focusAndSelect(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}
