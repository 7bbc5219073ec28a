import { useState } from "react";
import { limits } from "../../protocol/limits";
import type { RunGroup } from "../../store/playgroundState";
import { usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import styles from "./LearningRateField.module.css";

/** Sets another base learning rate for the runs of a group, from their next step on. */
export function LearningRateField({ group, onEnd }: { readonly group: RunGroup; readonly onEnd: () => void }) {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const present = group.runs[0]?.learningRateChanges.at(-1)?.learningRate ?? group.experiment.optimizer.learningRate;
  const [text, setText] = useState(String(present));
  const [isWrong, setIsWrong] = useState(false);
  const take = () => {
    const learningRate = parseLearningRate(text);
    if (learningRate === null) {
      setIsWrong(true);
      return;
    }
    actions.setLearningRate(group.id, learningRate);
    onEnd();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <label className={styles.label}>
        <span aria-hidden="true">{groups.rate.face}</span>
        <input
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-label={groups.rate.label(group.experiment.name)}
          aria-invalid={isWrong}
          ref={focusOn}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setIsWrong(false);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") onEnd();
          }}
        />
      </label>
      <Button type="submit">{groups.rate.set}</Button>
      <Button onClick={onEnd}>{groups.rate.cancel}</Button>
      {isWrong && (
        <p className={styles.problem} role="alert">
          {groups.rate.wrong(text)}
        </p>
      )}
    </form>
  );
}

/** A learning rate within the limits; null for any other text. */
export function parseLearningRate(text: string): number | null {
  const plain = text.trim().replace("\u2212", "-");
  // `Number` also takes "", "0x10" and "Infinity".
  if (!/^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return value >= limits.learningRate.min && value <= limits.learningRate.max ? value : null;
}

function focusOn(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}
