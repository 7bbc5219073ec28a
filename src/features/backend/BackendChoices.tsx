import { useId, useState } from "react";
import type { BackendChoice } from "../../protocol/backendChoice";
import { type BackendName, type BackendPreference, backendOptions, optionNames } from "../../protocol/options";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import styles from "./BackendChoices.module.css";

/** Automatic and every backend as one choice, taken by the button below; those that this device lacks are there too, with the reason. */
export function BackendChoices() {
  const group = useId();
  const { backend: texts } = useTexts();
  const { actions } = usePlaygroundStore();
  const preference = usePlayground((state) => state.backendPreference);
  const choices = usePlayground((state) => state.backendChoices);
  const losesTraining = usePlayground((state) => state.runs.some((run) => run.step > 0));
  /** What is marked but not taken yet: arrow keys move through radios, and must not throw runs away. */
  const [marked, setMarked] = useState(preference);
  const isNew = marked !== preference;
  const label = marked === "auto" ? texts.automatic : backendOptions[marked].label;
  const option = (name: BackendPreference, optionLabel: string, note: string, isAvailable: boolean) => (
    <label key={name} className={styles.option} data-disabled={!isAvailable}>
      <input type="radio" name={group} checked={marked === name} disabled={!isAvailable} onChange={() => setMarked(name)} />
      <span>
        {optionLabel}
        <span className={styles.note}>{note}</span>
      </span>
    </label>
  );
  return (
    <>
      <fieldset className={styles.options} aria-label={texts.title}>
        {option("auto", texts.automatic, texts.automaticNote, true)}
        {optionNames(backendOptions).map((name) => {
          const choice = choices.find((candidate) => candidate.backend === name);
          // Before the worker has told, or when it cannot, everything may be tried.
          return option(name, backendOptions[name].label, noteFor(name, choice, texts), choice?.isAvailable ?? true);
        })}
      </fieldset>
      <div className={styles.take}>
        <Button variant="primary" disabled={!isNew} onClick={() => actions.chooseBackend(marked)}>
          {isNew ? texts.use(label, losesTraining) : texts.inUse}
        </Button>
      </div>
    </>
  );
}

function noteFor(name: BackendName, choice: BackendChoice | undefined, texts: Texts["backend"]): string {
  if (choice && !choice.isAvailable) return texts.unavailable[name];
  if (choice?.isSoftware) return texts.softwareNote(choice.adapter);
  return choice?.adapter ?? texts.notes[name];
}
