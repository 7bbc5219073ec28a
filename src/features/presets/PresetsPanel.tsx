import { optionNames } from "../../protocol/options";
import { presets } from "../../protocol/presets";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { Term } from "../../ui/Term";
import { NewNetworkButton } from "./NewNetworkButton";
import { PresetCard } from "./PresetCard";
import styles from "./PresetsPanel.module.css";

/** The articles' networks to choose from, one or several, and the way to one's own. */
export function PresetsPanel() {
  const texts = useTexts();
  const noRoom = usePlayground((state) => whyNoRoom(state.runs));
  return (
    <Panel title={texts.presets.title} aside={<NewNetworkButton />}>
      <p className={styles.purpose} aria-live="polite">
        {noRoom ? texts.groups.noRoom[noRoom.code](noRoom.limit) : texts.presets.purpose}
      </p>
      <p className={styles.legend}>
        {texts.presets.legend}
        {texts.presets.terms.map(([term, explanation]) => (
          <Term key={term} explanation={explanation}>
            {term}
          </Term>
        ))}
      </p>
      <div className={styles.cards}>
        {optionNames(presets).map((presetId) => (
          <PresetCard key={presetId} presetId={presetId} />
        ))}
      </div>
    </Panel>
  );
}
