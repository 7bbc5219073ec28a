import { type KeyboardEvent, useMemo, useReducer, useRef, useState } from "react";
import type { Experiment } from "../../protocol/experiment";
import { isModelShape, modelShape, traceModel } from "../../protocol/modelShape";
import { whyNoRoom } from "../../store/roomForRuns";
import { runGroups } from "../../store/runGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { describeNetwork } from "../../text/describeNetwork";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Sheet } from "../../ui/Sheet";
import { draftExperiment } from "./draft";
import { draftProblems } from "./draftProblems";
import styles from "./EditorDialog.module.css";
import { EditorFooter } from "./EditorFooter";
import { EditorHeader } from "./EditorHeader";
import { openEditorState, reduceEditor } from "./editorState";
import { ImageSettings } from "./ImageSettings";
import { LayerList } from "./LayerList";
import { NetworkOverview } from "./NetworkOverview";
import { OptimizerSettings } from "./OptimizerSettings";
import { problemSentence } from "./problemSentence";
import { ScheduleSettings } from "./ScheduleSettings";
import { StartSettings } from "./StartSettings";
import { EditorContext, EditorDispatchContext } from "./useEditor";

/** The model editor, open for as long as the store says so. */
export function EditorDialog() {
  const editing = usePlayground((state) => state.editing);
  return editing && <OpenEditor experiment={editing.experiment} groupId={editing.groupId} />;
}

function OpenEditor({ experiment, groupId }: { readonly experiment: Experiment; readonly groupId: string | null }) {
  const texts = usePanelTexts();
  const { editor: words } = texts;
  const { actions, getState } = usePlaygroundStore();
  const group = usePlayground(({ runs }) => runGroups(runs).find(({ id }) => id === groupId) ?? null);
  const [state, dispatch] = useReducer(reduceEditor, { experiment, seeds: group?.runs.length ?? 1 }, openEditorState);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const body = useRef<HTMLDivElement>(null);

  const { draft } = state;
  const draftLayers = draft.layers;
  const specs = useMemo(() => draftLayers.map(({ spec }) => spec), [draftLayers]);
  const trace = useMemo(() => traceModel(specs), [specs]);
  const network = useMemo(() => describeNetwork(specs, texts), [specs, texts]);
  const problems = draftProblems(draft, trace);
  const editor = useMemo(() => ({ state, dispatch, trace }), [state, trace]);
  const place = draftLayers.findIndex(({ id }) => id === selectedId);

  /** Asks where edits would be lost; once more takes the question back, so that no edit is lost by a key pressed twice. */
  const close = () => (state.past.length > 0 ? setIsAsking(!isAsking) : actions.closeEditor());
  const finish = (act: () => void, moreRuns: number, isNewGroup: boolean) => {
    const room = moreRuns > 0 ? whyNoRoom(getState().runs, moreRuns, isNewGroup) : null;
    if (room) return words.noRoom(room);
    act();
    actions.closeEditor();
    return null;
  };
  const add = () => finish(() => actions.addGroup(draftExperiment(draft), draft.seeds), draft.seeds, true);
  const replace = () =>
    finish(
      () => {
        if (groupId === null) return;
        actions.replaceExperiment(groupId, draftExperiment(draft));
        actions.setSeeds(groupId, draft.seeds);
      },
      draft.seeds - (group?.runs.length ?? 0),
      false,
    );
  const showProblem = () => {
    const dialog = body.current?.closest<HTMLElement>("[role=dialog]");
    dialog?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert] button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    // Fields have a memory of their own, which knows nothing of the other edits.
    event.preventDefault();
    dispatch({ type: event.shiftKey ? "redo" : "undo" });
  };

  const title = group ? words.titleEdit(group.experiment.name) : words.titleNew;
  return (
    <Sheet title={title} onClose={close} onKeyDown={onKeyDown}>
      <EditorDispatchContext value={dispatch}>
        <EditorContext value={editor}>
          <EditorHeader title={title} onClose={close} />
          <NetworkOverview
            network={network}
            selected={place < 0 ? null : place}
            isValid={isModelShape(modelShape(specs)) && !problems.some(({ code }) => code === "memory")}
          />
          <div className={styles.body} ref={body}>
            <LayerList blocks={network.blocks} onSelect={setSelectedId} />
            <div className={styles.settings}>
              <OptimizerSettings />
              <ScheduleSettings />
              <ImageSettings problems={problems} />
              <StartSettings />
            </div>
          </div>
          <EditorFooter
            sentences={problems.map((problem) => problemSentence(problem, draft, texts))}
            group={group && { name: group.experiment.name, steps: Math.max(...group.runs.map((run) => run.step)) }}
            isAsking={isAsking}
            onAdd={add}
            onReplace={replace}
            onClose={close}
            onDiscard={actions.closeEditor}
            onKeep={() => setIsAsking(false)}
            onShowProblem={showProblem}
          />
        </EditorContext>
      </EditorDispatchContext>
    </Sheet>
  );
}
