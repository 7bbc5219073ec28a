import { useState } from "react";
import type { RunGroup } from "../../store/playgroundState";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import styles from "./GroupNote.module.css";

/** What a person noted on a group: to read, and to write while `isWriting`. Nothing where there is no note. */
export function GroupNote({
  group,
  isWriting,
  onEnd,
  onLeave,
}: {
  readonly group: RunGroup;
  readonly isWriting: boolean;
  /** The focus has gone elsewhere. */
  readonly onEnd: () => void;
  /** The field still has the focus. */
  readonly onLeave: () => void;
}) {
  const note = usePlayground((state) => state.notes.get(group.id) ?? "");
  if (isWriting) return <NoteField group={group} note={note} onEnd={onEnd} onLeave={onLeave} />;
  return note ? <p className={styles.note}>{note}</p> : null;
}

function NoteField({
  group,
  note,
  onEnd,
  onLeave,
}: {
  readonly group: RunGroup;
  readonly note: string;
  readonly onEnd: () => void;
  readonly onLeave: () => void;
}) {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const [text, setText] = useState(note);
  const take = () => actions.setNote(group.id, text);
  return (
    <textarea
      className={styles.field}
      rows={3}
      maxLength={2000}
      value={text}
      aria-label={groups.note.label(group.experiment.name)}
      placeholder={groups.note.placeholder}
      ref={focusOn}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        take();
        onEnd();
      }}
      onKeyDown={(event) => {
        const isTaken = event.key === "Enter" && (event.ctrlKey || event.metaKey);
        if (isTaken) take();
        if (isTaken || event.key === "Escape") onLeave();
      }}
    />
  );
}

function focusOn(field: HTMLTextAreaElement | null) {
  field?.focus();
}
