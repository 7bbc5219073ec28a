import { type PresetId, presets } from "../../protocol/presets";
import { groupProgress } from "../../store/groupProgress";
import type { PlaygroundState, RunGroup } from "../../store/playgroundState";
import { whyNoRoom } from "../../store/roomForRuns";
import { isActive } from "../../store/runPhase";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import styles from "./ClaimsPanel.module.css";
import { useProgressWords } from "./useProgressWords";

/** Trains a claim's experiment on this machine: adds it to the playground where it is not there, and says how far it is. */
export function TrainHere({
  presetId,
  group,
  onShowPlayground,
}: {
  readonly presetId: PresetId;
  /** The experiment among the playground's networks; null while it is not there. */
  readonly group: RunGroup | null;
  readonly onShowPlayground: () => void;
}) {
  const text = useArticleTexts().claims.experiment;
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const obstacle = usePlayground(obstacleOf);
  const noRoom = usePlayground((state) => whyNoRoom(state.runs));
  const words = useProgressWords(group);
  const { name } = presets[presetId];
  const why = obstacle ? text[obstacle] : noRoom && !group ? groups.noRoom[noRoom.code](noRoom.limit) : null;
  const train = () => {
    const id = group?.id ?? actions.addGroup(presets[presetId]);
    if (id !== null) actions.trainGroup(id);
  };
  const { state, step } = group ? groupProgress(group) : { state: "ready", step: 0 };
  const canTrain = state === "ready" || state === "paused";
  const said = canTrain && why !== null ? why : words;
  return (
    <div className={styles.here}>
      <p className={styles.progress}>{said}</p>
      {/* Epochs go by too fast to be read out. */}
      <p className={styles.silent} role="status">
        {state === "finished" || state === "failed" || state === "stopped" ? said : ""}
      </p>
      {group && (
        <button type="button" className={styles.link} aria-label={text.seeOf(name)} onClick={onShowPlayground}>
          {text.see}
        </button>
      )}
      {group?.runs.some(isActive) ? (
        <Button onClick={() => actions.pauseGroup(group.id)} ariaLabel={text.pauseOf(name)}>
          <Icon name="pause" />
          {text.pause}
        </Button>
      ) : (
        canTrain && (
          <Button onClick={train} disabled={why !== null} ariaLabel={step > 0 ? text.resumeOf(name) : text.trainOf(name)}>
            <Icon name="play" />
            {step > 0 ? text.resume : text.train}
          </Button>
        )
      )}
    </div>
  );
}

/** Why nothing can be trained now; null where it can. */
function obstacleOf(state: PlaygroundState): "restoring" | "lost" | "noData" | "ownData" | "waiting" | null {
  if (state.trainerProblem) return "lost";
  if (state.dataset.status === "failed") return "noData";
  if (state.ownData.isUsed) return "ownData";
  if (state.isRestoring) return "restoring";
  return state.dataset.status === "ready" && state.backend ? null : "waiting";
}
