import { useEffect } from "react";
import { limits } from "../../protocol/limits";
import { dataSlots } from "../../protocol/ownData";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Notice } from "../../ui/Notice";
import { Panel } from "../../ui/Panel";
import { DataInUse } from "./DataInUse";
import { DataSlotRow } from "./DataSlotRow";
import styles from "./OwnDataPanel.module.css";

/** Training on four files of one's own. */
export function OwnDataPanel() {
  const text = useArticleTexts().ownData;
  const { actions } = usePlaygroundStore();
  const strays = usePlayground((state) => state.ownData.strays);
  // What was chosen on an earlier visit is read only when somebody looks.
  useEffect(() => actions.readDataFiles(), [actions]);
  return (
    <Panel title={text.tab}>
      <div className={styles.words}>
        <p>{text.intro}</p>
        <p>{text.accepted}</p>
        <p>{text.limits(limits.ownTrainingImages.max, limits.ownTestImages.max)}</p>
      </div>
      {strays.length > 0 && <Notice>{text.strays(strays)}</Notice>}
      <ul className={styles.slots} aria-label={text.filesLabel}>
        {dataSlots.map((slot) => (
          <DataSlotRow key={slot} slot={slot} />
        ))}
      </ul>
      <DataInUse />
    </Panel>
  );
}
