import { optionNames } from "../../protocol/options";
import { presets } from "../../protocol/presets";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { Term } from "../../ui/Term";
import { PresetCard } from "./PresetCard";
import styles from "./PresetsPanel.module.css";

/** The articles' networks to choose from, one or several. */
export function PresetsPanel() {
  const texts = useTexts();
  const noRoom = usePlayground((state) => whyNoRoom(state.runs));
  return (
    <Panel title={texts.presets.title} aside={texts.presets.hint}>
      <p className={styles.purpose}>{texts.presets.purpose}</p>
      <p className={styles.legend}>
        {texts.presets.legend}
        {texts.presets.terms.map(([term, explanation]) => (
          <Term key={term} explanation={explanation}>
            {term}
          </Term>
        ))}
      </p>
      {noRoom && <p className={styles.purpose}>{texts.groups.noRoom[noRoom.code](noRoom.limit)}</p>}
      <div className={styles.cards}>
        {optionNames(presets).map((presetId) => (
          <PresetCard key={presetId} presetId={presetId} />
        ))}
      </div>
    </Panel>
  );
}
