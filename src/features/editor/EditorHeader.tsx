import type { Experiment } from "../../protocol/experiment";
import { optionNames } from "../../protocol/options";
import { presets } from "../../protocol/presets";
import { runGroups } from "../../store/runGroups";
import { usePlayground } from "../../store/usePlayground";
import { describeNetwork } from "../../text/describeNetwork";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { TextField } from "../../ui/TextField";
import { blankExperiment } from "./blankExperiment";
import { longestName } from "./draftProblems";
import styles from "./EditorHeader.module.css";
import { useEditor } from "./useEditor";

/** The network's name, what to start from, and the way back through the edits. */
export function EditorHeader({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const { state, dispatch } = useEditor();
  const texts = useTexts();
  const { editor } = texts;
  const groups = usePlayground(({ runs }) => runGroups(runs));
  const { length } = state.draft.name.trim();
  const start = (experiment: Experiment) => dispatch({ type: "start", experiment });
  const item = (key: string, experiment: Experiment) => ({
    key,
    label: experiment.name,
    detail: describeNetwork(experiment.layers, texts).label.split(", ").slice(1).join(", "),
    onSelect: () => start(experiment),
  });
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
        <Menu
          align="end"
          trigger={
            <Button>
              {editor.start.button}
              <Icon name="chevron" size={14} />
            </Button>
          }
          groups={[
            {
              title: null,
              items: [{ key: "blank", label: editor.start.blank, onSelect: () => start(blankExperiment(editor.newName)) }],
            },
            { title: editor.start.presets, items: optionNames(presets).map((id) => item(id, presets[id])) },
            { title: editor.start.runs, items: groups.map((group) => item(group.id, group.experiment)) },
          ]}
        />
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
