import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TextField } from "../../ui/TextField";
import { longestName } from "./draftProblems";
import styles from "./EditorHeader.module.css";
import { useEditor } from "./useEditor";

/** The network's name, and the way back and forth through the edits. */
export function EditorHeader({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const { state, dispatch } = useEditor();
  const { editor } = usePanelTexts();
  const { length } = state.draft.name.trim();
  return (
    <header className={styles.header}>
      <span className={styles.title} aria-hidden="true">
        {title}
      </span>
      <div className={styles.name}>
        <TextField
          label={editor.name}
          text={state.draft.name}
          problem={length < 1 || length > longestName ? editor.nameProblem(length) : null}
          onText={(name) => dispatch({ type: "typeName", name })}
          onLeave={() => dispatch({ type: "leave", key: "name" })}
          size="words"
        />
      </div>
      <div className={styles.buttons}>
        <Button
          ariaLabel={editor.undo}
          title={editor.undo}
          disabled={state.past.length === 0}
          onClick={() => dispatch({ type: "undo" })}
        >
          <Icon name="undo" />
        </Button>
        <Button
          ariaLabel={editor.redo}
          title={editor.redo}
          disabled={state.future.length === 0}
          onClick={() => dispatch({ type: "redo" })}
        >
          <Icon name="redo" />
        </Button>
      </div>
      <button type="button" className={styles.close} aria-label={editor.close} onClick={onClose}>
        <Icon name="remove" />
      </button>
    </header>
  );
}
