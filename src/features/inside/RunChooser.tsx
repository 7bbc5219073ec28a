import type { RunId } from "../../protocol/messages";
import type { Run } from "../../store/playgroundState";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { RunMarker } from "../../ui/RunMarker";
import { SelectField } from "../../ui/SelectField";
import styles from "./InsidePanel.module.css";

/** Chooses the run to look into: the experiment, and where it is trained from several seeds, the seed. */
export function RunChooser({ runId, onChoose }: { readonly runId: RunId; readonly onChoose: (runId: RunId) => void }) {
  const text = usePanelTexts().inside;
  const runs = usePlayground((state) => state.runs);
  const run = runs.find(({ id }) => id === runId);
  if (!run) return null;
  const siblings = runs.filter(({ groupId }) => groupId === run.groupId);
  return (
    <div className={styles.chooser}>
      <SelectField
        label={text.run}
        mark={<RunMarker colorIndex={run.colorIndex} />}
        options={firstOfGroups(runs).map(({ groupId, experiment }) => ({ value: groupId, label: experiment.name }))}
        value={run.groupId}
        onChange={(groupId) => {
          const first = runs.find((candidate) => candidate.groupId === groupId);
          if (first) onChoose(first.id);
        }}
      />
      {siblings.length > 1 && (
        <SelectField
          label={text.seed}
          options={siblings.map(({ id, experiment }) => ({ value: id, label: String(experiment.seed) }))}
          value={runId}
          onChange={onChoose}
        />
      )}
    </div>
  );
}

function firstOfGroups(runs: readonly Run[]): Run[] {
  return runs.filter((run, index) => runs.findIndex(({ groupId }) => groupId === run.groupId) === index);
}
