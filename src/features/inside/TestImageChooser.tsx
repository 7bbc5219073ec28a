import { useId, useState } from "react";
import type { RunId } from "../../protocol/messages";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { PixelImage } from "../../ui/PixelImage";
import styles from "./ImageChooser.module.css";
import { nextMisread } from "./nextMisread";

interface TestImageChooserProps {
  readonly runId: RunId;
  readonly row: number;
  readonly onRow: (row: number) => void;
}

/** Chooses a test image: by its number, the one before or after, one that the run misreads, or the first of a digit. */
export function TestImageChooser({ runId, row, onRow }: TestImageChooserProps) {
  const id = useId();
  const text = usePanelTexts().inside.image;
  const dataset = usePlayground((state) => state.dataset);
  const predictions = usePlayground(({ runs }) => runs.find((run) => run.id === runId)?.result?.predictions ?? null);
  /** What is being typed, until it is taken; null shows the number that holds. */
  const [draft, setDraft] = useState<string | null>(null);
  if (dataset.status !== "ready") return null;
  const { samples, testLabels } = dataset;
  const last = Math.max(0, dataset.testImages - 1);
  const take = (wanted: number) => {
    if (Number.isFinite(wanted)) onRow(Math.max(0, Math.min(last, Math.round(wanted))));
    setDraft(null);
  };
  const takeDraft = () => {
    if (draft === null || draft === "") setDraft(null);
    else take(Number(draft));
  };
  const misread = predictions && nextMisread(predictions, testLabels, row);
  return (
    <>
      <div className={styles.row}>
        <Button ariaLabel={text.previous} disabled={row === 0} onClick={() => take(row - 1)}>
          <span aria-hidden="true">←</span>
        </Button>
        <label htmlFor={id} className={styles.hidden}>
          {text.number}
        </label>
        <input
          id={id}
          className={styles.number}
          type="number"
          inputMode="numeric"
          title={text.range(last)}
          min={0}
          max={last}
          step={1}
          value={draft ?? row}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={takeDraft}
          onKeyDown={(event) => {
            if (event.key === "Enter") takeDraft();
          }}
        />
        <Button ariaLabel={text.next} disabled={row === last} onClick={() => take(row + 1)}>
          <span aria-hidden="true">→</span>
        </Button>
        <Button
          disabled={misread === null}
          title={predictions ? "" : text.noMisread}
          onClick={() => {
            if (misread !== null) take(misread);
          }}
        >
          {text.misread}
        </Button>
      </div>
      <ul className={styles.samples} aria-label={text.samples}>
        {samples.map(({ digit, images }) => {
          const first = testLabels.indexOf(digit);
          return (
            <li key={digit}>
              <button
                type="button"
                className={styles.sample}
                aria-label={text.sample(digit, first)}
                aria-pressed={first === row}
                onClick={() => take(first)}
              >
                <PixelImage pixels={images.subarray(0, 784)} size={28} label={text.sample(digit, first)} />
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
