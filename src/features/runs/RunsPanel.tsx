import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { Switch } from "../../ui/Switch";
import { RunRow } from "./RunRow";
import styles from "./RunsPanel.module.css";

/** The runs in the order they were added, and what is measured while they train. */
export function RunsPanel() {
  const texts = useTexts();
  const { actions } = usePlaygroundStore();
  const runIds = usePlayground((state) => state.runs.map((run) => run.id));
  const testEachEpoch = usePlayground((state) => state.testEachEpoch);
  return (
    <Panel title={texts.runs.title}>
      {runIds.length === 0 ? (
        <p className={styles.empty}>{texts.runs.empty}</p>
      ) : (
        <ul className={styles.list}>
          {runIds.map((runId) => (
            <RunRow key={runId} runId={runId} />
          ))}
        </ul>
      )}
      <Switch
        label={texts.runs.measureLabel}
        why={texts.runs.measureWhy}
        isOn={testEachEpoch}
        onChange={actions.setTestEachEpoch}
      />
    </Panel>
  );
}
