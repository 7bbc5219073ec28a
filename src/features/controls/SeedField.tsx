import { useId, useState } from "react";
import { limits } from "../../protocol/limits";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Term } from "../../ui/Term";
import styles from "./SeedField.module.css";

/** The seed, to read and to set; setting it starts every run again from that seed's initial weights. */
export function SeedField() {
  const id = useId();
  const { controls } = useTexts();
  const { actions } = usePlaygroundStore();
  const seed = usePlayground((state) => state.seed);
  /** What is being typed, until it is taken; null shows the seed that holds. */
  const [draft, setDraft] = useState<string | null>(null);
  const takeDraft = () => {
    if (draft !== null && draft !== "" && Number(draft) !== seed) actions.newSeed(Number(draft));
    setDraft(null);
  };
  return (
    <div className={styles.field}>
      <Term explanation={controls.seedTerm}>{controls.seed}</Term>
      <label htmlFor={id} className={styles.hidden}>
        {controls.seed}
      </label>
      <input
        id={id}
        className={styles.input}
        type="number"
        inputMode="numeric"
        min={limits.seed.min}
        max={limits.seed.max}
        step={1}
        value={draft ?? seed}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={takeDraft}
        onKeyDown={(event) => {
          if (event.key === "Enter") takeDraft();
        }}
      />
    </div>
  );
}
