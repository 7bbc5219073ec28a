import { useEffect, useRef, useState } from "react";
import { renderDrawing } from "../../drawing/renderDrawing";
import type { Stroke } from "../../drawing/strokes";
import { usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { ProgressRail } from "../../ui/ProgressRail";
import { Switch } from "../../ui/Switch";
import { guidedDigits, timesEach } from "./guidedDigits";
import styles from "./MyDigitsView.module.css";
import { PadWithTools } from "./PadWithTools";
import padStyles from "./PadWithTools.module.css";

/** After so long without a stroke a digit is done. */
const restMs = 1000;

/** Asks for three of each digit, one after the other; `onEnd` when all are drawn or the person has enough. */
export function GuidedMinute({ onEnd }: { readonly onEnd: () => void }) {
  const text = useTexts().myDigits;
  const { actions, getState } = usePlaygroundStore();
  const [asked] = useState(() => guidedDigits());
  /** What became of each digit so far: its id, or null where it was skipped. */
  const [done, setDone] = useState<readonly (string | null)[]>([]);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [goesOn, setGoesOn] = useState(true);
  const drawn = useRef(strokes);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const current = asked[done.length];

  const draw = (next: readonly Stroke[]) => {
    drawn.current = next;
    setStrokes(next);
  };
  const goTo = (next: readonly (string | null)[], shown: readonly Stroke[] = []) => {
    clearTimeout(timer.current);
    draw(shown);
    setDone(next);
    if (next.length === asked.length) onEnd();
  };
  const accept = () => {
    if (!current || renderDrawing(drawn.current) === null) return;
    actions.addMyDigits([{ label: current.label, strokes: drawn.current }]);
    goTo([...done, getState().myDigits.at(-1)?.id ?? null]);
  };
  const goBack = () => {
    const id = done.at(-1) ?? null;
    const digit = getState().myDigits.find((one) => one.id === id);
    if (digit) actions.deleteMyDigits([digit.id]);
    actions.forgetDeletedDigits();
    goTo(done.slice(0, -1), digit?.strokes ?? []);
  };
  // A timer calls what was rendered last.
  const latest = useRef(accept);
  useEffect(() => {
    latest.current = accept;
  });
  if (!current) return null;
  return (
    <>
      <div className={styles.promptRow}>
        <h3 className={styles.prompt} role="status">
          {text.prompt(current.label, current.nth, timesEach)}
        </h3>
        <span className={styles.figure}>{text.progress(done.length, asked.length)}</span>
      </div>
      <ProgressRail
        value={done.length}
        max={asked.length}
        sleepers={timesEach}
        label={text.progressLabel}
        valueText={text.progress(done.length, asked.length)}
      />
      <PadWithTools
        key={done.length}
        takesFocus
        strokes={strokes}
        read={() => drawn.current}
        onChange={(changed) => {
          // What is undone, erased or brought in is not done yet: only a lifted pen starts the wait anew.
          clearTimeout(timer.current);
          draw(changed);
        }}
        label={text.pad}
        placeholder={
          <p className={padStyles.placeholder}>
            {text.placeholder(current.label)}
            <span className={padStyles.placeholderDetail}>{text.placeholderDetail}</span>
          </p>
        }
        onBegin={() => clearTimeout(timer.current)}
        onEnd={(by) => {
          // Who draws with keys lifts the pen in the middle of a digit, and takes their time.
          if (goesOn && by === "pointer") timer.current = setTimeout(() => latest.current(), restMs);
        }}
      />
      <div className={styles.buttons}>
        <Button variant="primary" onClick={accept} disabled={strokes.length === 0}>
          {text.next}
        </Button>
        <Button onClick={() => goTo([...done, null])}>{text.skip}</Button>
        <Button onClick={goBack} disabled={done.length === 0}>
          {text.back}
        </Button>
        <Button onClick={onEnd}>{text.stop}</Button>
      </div>
      <Switch label={text.goOn} why={text.goOnWhy} isOn={goesOn} onChange={setGoesOn} />
    </>
  );
}
