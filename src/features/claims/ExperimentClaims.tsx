import type { ClaimId } from "../../articles/claims";
import type { Reproduction } from "../../articles/reproduction";
import { type PresetId, presets } from "../../protocol/presets";
import { runGroups } from "../../store/runGroups";
import { usePlayground } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { ClaimList } from "./ClaimList";
import styles from "./ClaimsPanel.module.css";
import { TrainHere } from "./TrainHere";

/** The claims about one experiment, and the way to train it here. */
export function ExperimentClaims({
  presetId,
  ids,
  reproduction,
  onShowPlayground,
}: {
  readonly presetId: PresetId;
  readonly ids: readonly ClaimId[];
  readonly reproduction: Reproduction;
  readonly onShowPlayground: () => void;
}) {
  const text = useArticleTexts().claims;
  const group = usePlayground((state) => runGroups(state.runs).find((each) => each.presetId === presetId));
  // The claims are about MNIST: what came out on other data is no answer to them.
  const isOnOwnData = usePlayground((state) => state.ownData.isUsed);
  const runs = isOnOwnData ? [] : (group?.runs.filter(({ problem }) => problem?.code !== "other-data") ?? []);
  const { name, epochs, batchSize } = presets[presetId];
  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <h4 className={styles.name}>
          {name}
          <span className={styles.facts}>{text.experiment.facts(epochs, batchSize)}</span>
        </h4>
        <TrainHere presetId={presetId} group={group ?? null} onShowPlayground={onShowPlayground} />
      </div>
      <ClaimList label={name} ids={ids} reproduction={reproduction} here={runs} />
    </div>
  );
}
