import { useState } from "react";
import { renderDrawing } from "../../drawing/renderDrawing";
import type { MyDigit } from "../../store/drawingState";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { PixelImage } from "../../ui/PixelImage";
import panelStyles from "./DrawingPanel.module.css";
import styles from "./MyDigitsView.module.css";

/** All own digits by what they are, those marked that a network misreads; one that is chosen can be deleted. */
export function MyDigitsList(props: {
  readonly markedGroup: string | null;
  /** Shows the pad with the answers. */
  readonly onAnswers: () => void;
}) {
  const { markedGroup, onAnswers } = props;
  const text = useTexts().myDigits;
  const { actions } = usePlaygroundStore();
  const digits = usePlayground((state) => state.myDigits);
  const answers = usePlayground((state) => {
    const run = state.runs.find(({ id, groupId }) => groupId === markedGroup && state.myDigitsAccuracy.has(id));
    const reading = run && state.myDigitsAccuracy.get(run.id);
    return reading?.count === state.myDigits.length ? reading.answers : null;
  });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = digits
    .map((digit, index) => ({ digit, answer: answers?.[index] ?? null }))
    .toSorted((one, other) => one.digit.label - other.digit.label);
  const chosen = shown.find(({ digit }) => digit.id === chosenId);
  const nthOf = (digit: MyDigit) => digits.filter(({ label }) => label === digit.label).indexOf(digit) + 1;
  return (
    <section className={styles.part} aria-label={text.listTitle(digits.length)}>
      <div className={styles.promptRow}>
        <h3 className={panelStyles.imageTitle}>{text.listTitle(digits.length)}</h3>
        <Button onClick={() => actions.deleteMyDigits(digits.map(({ id }) => id))}>{text.deleteAll}</Button>
      </div>
      <ul className={styles.thumbs}>
        {shown.map(({ digit, answer }) => {
          const isMisread = answer !== null && answer !== digit.label;
          const name = isMisread ? text.thumbMisread(digit.label, nthOf(digit), answer) : text.thumb(digit.label, nthOf(digit));
          return (
            <li key={digit.id}>
              <button
                type="button"
                className={styles.thumb}
                data-misread={isMisread}
                aria-pressed={digit.id === chosenId}
                aria-label={name}
                onClick={() => setChosenId(digit.id === chosenId ? null : digit.id)}
              >
                <span aria-hidden="true">
                  <Thumb digit={digit} />
                </span>
                {isMisread && <span className={styles.misread}>{answer}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {chosen && (
        <div className={styles.chosen}>
          <span>{text.chosen(chosen.digit.label, chosen.answer)}</span>
          <Button
            onClick={() => {
              actions.setStrokes(chosen.digit.strokes);
              onAnswers();
            }}
          >
            {text.showOnPad}
          </Button>
          <Button onClick={() => actions.deleteMyDigits([chosen.digit.id])}>{text.deleteOne}</Button>
        </div>
      )}
    </section>
  );
}

function Thumb({ digit }: { readonly digit: MyDigit }) {
  const image = imageOf(digit);
  return image && <PixelImage pixels={image} size={28} label="" />;
}

const images = new WeakMap<MyDigit, Float32Array | null>();

/** The digit as networks see it; the same array each time, so that it is painted once. */
function imageOf(digit: MyDigit): Float32Array | null {
  const known = images.get(digit);
  if (known !== undefined) return known;
  const image = renderDrawing(digit.strokes);
  images.set(digit, image);
  return image;
}
