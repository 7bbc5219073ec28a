import { type ReactNode, useEffect, useState } from "react";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Panel } from "../../ui/Panel";
import styles from "./ComparePanel.module.css";
import { ComparisonTable } from "./ComparisonTable";
import { CostScatter } from "./CostScatter";
import type { ImageSet } from "./imageSet";
import { SettingsTable } from "./SettingsTable";
import { TableTools } from "./TableTools";
import { useComparisonView } from "./useComparisonView";
import { Verdicts } from "./Verdicts";

/** How the networks compare: their figures, whether the differences are real, what accuracy costs, and how they are set. */
export function ComparePanel({
  renderImages,
}: {
  /** Shows test images until it is closed. */
  readonly renderImages: (set: ImageSet, onClose: () => void) => ReactNode;
}) {
  const { compare } = usePanelTexts();
  const isEmpty = usePlayground(({ runs }) => runs.length === 0);
  const { actions } = usePlaygroundStore();
  const [view, setView] = useComparisonView();
  const [shown, setShown] = useState<ImageSet | null>(null);
  // What is pointed at when the panel goes never hears that the pointer left.
  useEffect(() => () => actions.highlight(null), [actions]);
  if (isEmpty) {
    return (
      <Panel title={compare.table.title}>
        <p className={styles.empty}>{compare.table.empty}</p>
      </Panel>
    );
  }
  return (
    <div className={styles.parts}>
      <Panel title={compare.table.title}>
        <TableTools view={view} onChange={setView} />
        <ComparisonTable view={view} />
      </Panel>
      <Panel title={compare.verdicts.title}>
        <Verdicts onShowImages={setShown} />
      </Panel>
      <Panel title={compare.scatter.title}>
        <CostScatter />
      </Panel>
      <Panel title={compare.settings.title}>
        <SettingsTable differencesOnly={view.differencesOnly} />
      </Panel>
      {shown && renderImages(shown, () => setShown(null))}
    </div>
  );
}
