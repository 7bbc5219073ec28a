import { useRef } from "react";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { ToggleButton } from "../../ui/ToggleButton";
import styles from "./PadWithTools.module.css";
import type { DrawingHistory } from "./useDrawingHistory";

/** The buttons below a pad. */
export function PadTools(props: {
  readonly history: DrawingHistory;
  readonly isErasing: boolean;
  readonly onErasing: (isErasing: boolean) => void;
  readonly onPicture: (file: File | undefined) => Promise<void>;
}) {
  const { history, isErasing, onErasing, onPicture } = props;
  const text = useTexts().drawing;
  const fileRef = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.tools}>
      <Button onClick={history.undo} disabled={history.next === null} ariaLabel={text.undoDeed[history.next ?? "stroke"]}>
        {text.undo}
      </Button>
      <Button onClick={history.clear} disabled={!history.canClear} ariaLabel={text.clearDrawing}>
        {text.clear}
      </Button>
      <ToggleButton explanation={text.eraser.explanation} isOn={isErasing} onChange={onErasing}>
        {text.eraser.label}
      </ToggleButton>
      <Button onClick={() => fileRef.current?.click()} title={text.picture.explanation} ariaLabel={text.picture.open}>
        {text.picture.label}
      </Button>
      <input
        ref={fileRef}
        className={styles.file}
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void onPicture(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
