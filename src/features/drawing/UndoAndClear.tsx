import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import styles from "./DrawingPanel.module.css";
import type { DrawingHistory } from "./useDrawingHistory";

/** The two buttons of the pad. */
export function UndoAndClear({ history }: { readonly history: DrawingHistory }) {
  const text = useTexts().drawing;
  return (
    <div className={styles.buttons}>
      <Button
        onClick={history.undo}
        disabled={history.next === null}
        ariaLabel={history.next === "clear" ? text.undoClear : text.undoStroke}
      >
        {text.undo}
      </Button>
      <Button onClick={history.clear} disabled={!history.canClear} ariaLabel={text.clearDrawing}>
        {text.clear}
      </Button>
    </div>
  );
}
