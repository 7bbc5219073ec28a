import { type PresetId, presets } from "../../protocol/presets";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { describeNetwork } from "../../text/describeNetwork";
import { useTexts } from "../../text/useTexts";
import { NetworkDrawing } from "../../ui/NetworkDrawing";
import { RunMarker } from "../../ui/RunMarker";
import styles from "./PresetCard.module.css";

/** One preset as a toggle: pressed while there is a run of it, and then marked with that run's marker. */
export function PresetCard({ presetId }: { readonly presetId: PresetId }) {
  const texts = useTexts();
  const { actions } = usePlaygroundStore();
  const colorIndex = usePlayground((state) => state.runs.find((run) => run.presetId === presetId)?.colorIndex);
  const noRoom = usePlayground((state) => whyNoRoom(state.runs));
  const { name, layers, batchSize, epochs } = presets[presetId];
  const network = describeNetwork(layers, texts);
  const isChosen = colorIndex !== undefined;
  const isRefused = noRoom !== null && !isChosen;
  return (
    <button
      type="button"
      className={styles.card}
      aria-pressed={isChosen}
      data-preset={presetId}
      disabled={isRefused}
      title={isRefused ? texts.groups.noRoom[noRoom.code](noRoom.limit) : undefined}
      onClick={() => actions.togglePreset(presetId)}
    >
      <span className={styles.top}>
        <NetworkDrawing blocks={network.blocks} height={24} label={network.label} />
        <span className={styles.mark}>{isChosen && <RunMarker colorIndex={colorIndex} size={14} />}</span>
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.facts}>
        <span>{texts.presets.parameters(network.parameters ?? 0)}</span>
        <span>{texts.presets.batchAndEpochs(batchSize, epochs)}</span>
        <span>{texts.presets.article(articleNumber(presetId))}</span>
      </span>
    </button>
  );
}

/** The number in a preset's id, such as "2" of "article2-cnn". */
function articleNumber(presetId: PresetId): string {
  return /^article(\d+)-/.exec(presetId)?.[1] ?? "";
}
