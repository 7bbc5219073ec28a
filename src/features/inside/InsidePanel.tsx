import { useState } from "react";
import type { RunId } from "../../protocol/messages";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Panel } from "../../ui/Panel";
import styles from "./InsidePanel.module.css";
import { InsideViews } from "./InsideViews";
import { RunChooser } from "./RunChooser";

/** What one run has learned, live: its weights, what it makes of an image, and how its numbers are spread. */
export function InsidePanel() {
  const text = usePanelTexts().inside;
  const [wanted, setWanted] = useState<RunId | null>(null);
  const runId = usePlayground(({ runs }) => (runs.find(({ id }) => id === wanted) ?? runs[0])?.id ?? null);
  return (
    <Panel title={text.title}>
      {runId === null ? (
        <p className={styles.empty}>{text.noRuns}</p>
      ) : (
        <InsideViews runId={runId} chooser={<RunChooser runId={runId} onChoose={setWanted} />} />
      )}
    </Panel>
  );
}
