import { useState } from "react";
import type { Stroke } from "../../drawing/strokes";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import styles from "./DrawingPanel.module.css";

/** One press says what the drawing is, and it joins the own digits. */
export function Correction() {
  const text = useTexts().drawing.correction;
  const { actions } = usePlaygroundStore();
  const strokes = usePlayground((state) => state.strokes);
  const isDrawn = usePlayground((state) => state.drawing !== null);
  const [added, setAdded] = useState<{ readonly strokes: readonly Stroke[]; readonly label: number } | null>(null);
  // The same drawing is taken once; every further stroke makes another one.
  const isAdded = added?.strokes === strokes;
  return (
    <div className={styles.correction}>
      <p className={styles.explanation} role="status">
        {isAdded ? text.added(added.label) : text.question}
      </p>
      <fieldset className={styles.digits} aria-label={text.question} disabled={!isDrawn}>
        {digits.map((label) => (
          <button
            key={label}
            type="button"
            aria-label={text.itIs(label)}
            // Disabled it would lose the focus that it has just been pressed with.
            aria-disabled={isAdded}
            onClick={() => {
              if (isAdded) return;
              actions.addMyDigits([{ label, strokes }]);
              setAdded({ strokes, label });
            }}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
