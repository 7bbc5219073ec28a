import { optionNames } from "../../protocol/options";
import { presets } from "../../protocol/presets";
import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { PresetCard } from "./PresetCard";
import styles from "./PresetsPanel.module.css";

/** The articles' networks to choose from, one or several. */
export function PresetsPanel() {
  const texts = useTexts();
  return (
    <Panel title={texts.presets.title} aside={texts.presets.hint}>
      <div className={styles.cards}>
        {optionNames(presets).map((presetId) => (
          <PresetCard key={presetId} presetId={presetId} />
        ))}
      </div>
    </Panel>
  );
}
