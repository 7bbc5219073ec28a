import { whyNoRoom } from "../../store/roomForRuns";
import { runGroups } from "../../store/runGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Panel } from "../../ui/Panel";
import { Switch } from "../../ui/Switch";
import { CopyLink } from "./CopyLink";
import { GroupRow } from "./GroupRow";
import { KeptNotices } from "./KeptNotices";
import { KeptRuns } from "./KeptRuns";
import { newExperiment } from "./newExperiment";
import { RemovedNotice } from "./RemovedNotice";
import styles from "./RunsPanel.module.css";

/** The networks that are compared, pinned ones first, and what is measured and kept of them. */
export function RunsPanel() {
  const { runs: texts, groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const groupIds = usePlayground(({ runs, groupView }) => {
    const ids = runGroups(runs).map((group) => group.id);
    return [...ids.filter((id) => groupView.pinned.has(id)), ...ids.filter((id) => !groupView.pinned.has(id))];
  });
  const isRestoring = usePlayground((state) => state.isRestoring);
  const testEachEpoch = usePlayground((state) => state.testEachEpoch);
  const noRoom = usePlayground((state) => whyNoRoom(state.runs));
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
      <Button onClick={() => actions.openEditor(newExperiment(groups.newName))} disabled={noRoom !== null || isRestoring}>
        <Icon name="add" />
        {groups.newNetwork}
      </Button>
      {noRoom && <p className={styles.empty}>{groups.noRoom[noRoom.code](noRoom.limit)}</p>}
      <Switch label={texts.measureLabel} why={texts.measureWhy} isOn={testEachEpoch} onChange={actions.setTestEachEpoch} />
      <KeptRuns />
    </Panel>
  );
}
