import { useState } from "react";
import { fineTuneShare, heldOutDigits } from "../../store/fineTuneSlice";
import type { RunGroup } from "../../store/playgroundState";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground, usePlaygroundStore, useRunGroups } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { SelectField } from "../../ui/SelectField";
import panelStyles from "./DrawingPanel.module.css";
import { FineTuneOutcome } from "./FineTuneOutcome";
import styles from "./MyDigitsView.module.css";

/** Trains a network a little further on the own digits, and shows what that gains on them and costs on MNIST. */
export function FineTunePart() {
  const { myDigits, number } = useTexts();
  const text = myDigits.fineTune;
  const { actions } = usePlaygroundStore();
  const groups = useRunGroups();
  const fineTunes = usePlayground((state) => state.fineTunes);
  const heldOut = usePlayground((state) => heldOutDigits(state.myDigits).size);
  const count = usePlayground((state) => state.myDigits.length);
  const hasRoom = usePlayground((state) => whyNoRoom(state.runs) === null);
  const [chosen, setChosen] = useState<string | null>(null);
  const trained = groups.filter((group) => (group.runs[0]?.step ?? 0) > 0 && !fineTunes.has(group.id));
  const base = trained.find(({ id }) => id === chosen) ?? trained[0];
  const tuned = groups.filter((group) => fineTunes.has(group.id));
  const canTune = base !== undefined && count > 0;
  if (!canTune && tuned.length === 0) return null;
  return (
    <section className={styles.part} aria-label={text.title}>
      <h3 className={panelStyles.imageTitle}>{text.title}</h3>
      {canTune && (
        <>
          <p className={panelStyles.explanation}>
            {text.explanation(number.percent(fineTuneShare, 0), count - heldOut, heldOut)}
          </p>
          <div className={styles.buttons}>
            <SelectField label={text.network} options={trained.map(optionOf)} value={base.id} onChange={setChosen} />
            <Button disabled={!hasRoom} onClick={() => void actions.fineTune(base.id, text.name)}>
              {text.start}
            </Button>
          </div>
          {!hasRoom && <p className={panelStyles.explanation}>{text.noRoom}</p>}
        </>
      )}
      {tuned.map((group) => (
        <FineTuneOutcome key={group.id} group={group} />
      ))}
    </section>
  );
}

function optionOf({ id, experiment }: RunGroup) {
  return { value: id, label: experiment.name };
}
