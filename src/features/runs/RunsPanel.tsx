import { runGroups } from "../../store/runGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { Switch } from "../../ui/Switch";
import { CopyLink } from "./CopyLink";
import { GroupRow } from "./GroupRow";
import { KeptNotices } from "./KeptNotices";
import { KeptRuns } from "./KeptRuns";
import { RemovedNotice } from "./RemovedNotice";
import styles from "./RunsPanel.module.css";

/** The networks that are compared, pinned ones first, and what is measured and kept of them. */
export function RunsPanel() {
  const { runs: texts } = useTexts();
  const { actions } = usePlaygroundStore();
  const groupIds = usePlayground(({ runs, groupView }) => {
    const ids = runGroups(runs).map((group) => group.id);
    return [...ids.filter((id) => groupView.pinned.has(id)), ...ids.filter((id) => !groupView.pinned.has(id))];
  });
  const isRestoring = usePlayground((state) => state.isRestoring);
  const testEachEpoch = usePlayground((state) => state.testEachEpoch);
  return (
    <Panel title={texts.title} aside={<CopyLink />}>
      <KeptNotices />
      {groupIds.length === 0 && !isRestoring && <p className={styles.empty}>{texts.empty}</p>}
      {groupIds.length > 0 && (
        <ul className={styles.list}>
          {groupIds.map((groupId) => (
            <GroupRow key={groupId} groupId={groupId} />
          ))}
        </ul>
      )}
      <RemovedNotice />
      <Switch label={texts.measureLabel} why={texts.measureWhy} isOn={testEachEpoch} onChange={actions.setTestEachEpoch} />
      <KeptRuns />
    </Panel>
  );
}
