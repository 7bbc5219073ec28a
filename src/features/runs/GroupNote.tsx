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
}: {
  readonly group: RunGroup;
  readonly isWriting: boolean;
  readonly onEnd: () => void;
}) {
  const note = usePlayground((state) => state.notes.get(group.id) ?? "");
  if (isWriting) return <NoteField group={group} note={note} onEnd={onEnd} />;
  return note ? <p className={styles.note}>{note}</p> : null;
}

function NoteField({ group, note, onEnd }: { readonly group: RunGroup; readonly note: string; readonly onEnd: () => void }) {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const [text, setText] = useState(note);
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
        actions.setNote(group.id, text);
        onEnd();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onEnd();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
      }}
    />
  );
}

function focusOn(field: HTMLTextAreaElement | null) {
  field?.focus();
}
