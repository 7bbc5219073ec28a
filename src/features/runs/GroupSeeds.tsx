import { limits } from "../../protocol/limits";
import type { RunGroup } from "../../store/playgroundState";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
import { Term } from "../../ui/Term";
import styles from "./GroupSeeds.module.css";

/** From how many seeds a group is trained, and which, with a button for one more and one less. */
export function GroupSeeds({ group }: { readonly group: RunGroup }) {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const noRoom = usePlayground((state) => whyNoRoom(state.runs, 1, false));
  const count = group.runs.length;
  const { name } = group.experiment;
  const isMost = count >= limits.seeds.max;
  return (
    <fieldset className={styles.seeds} aria-label={groups.seeds.label(name)}>
      <span className={styles.list}>
        <Term explanation={groups.seeds.term}>{groups.seeds.list(group.runs.map((run) => run.experiment.seed))}</Term>
      </span>
      <button
        type="button"
        className={styles.button}
        aria-label={groups.seeds.fewer(name)}
        disabled={count <= limits.seeds.min}
        onClick={() => actions.setSeeds(group.id, count - 1)}
      >
        <Icon name="less" size={12} />
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={groups.seeds.more(name)}
        disabled={isMost || noRoom !== null}
        title={noRoom && !isMost ? groups.noRoom[noRoom.code](noRoom.limit) : undefined}
        onClick={() => actions.setSeeds(group.id, count + 1)}
      >
        <Icon name="add" size={12} />
      </button>
      {noRoom && !isMost && <p className={styles.limit}>{groups.noRoom[noRoom.code](noRoom.limit)}</p>}
    </fieldset>
  );
}
