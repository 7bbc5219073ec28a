import { padSize } from "../../drawing/strokes";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { DrawingSurface } from "../../ui/DrawingSurface";
import styles from "./DrawingPanel.module.css";

/** The pad that the store's strokes are drawn on. */
export function DrawingPad({ onUndo }: { readonly onUndo: () => void }) {
  const text = useTexts().drawing;
  const strokes = usePlayground((state) => state.strokes);
  const { actions } = usePlaygroundStore();
  return (
    <DrawingSurface
      strokes={strokes}
      onChange={actions.setStrokes}
      onUndo={onUndo}
      extent={padSize}
      words={text.pad}
      placeholder={
        <p className={styles.placeholder}>
          {text.pad.placeholder}
          <span className={styles.placeholderDetail}>{text.pad.placeholderDetail}</span>
        </p>
      }
    />
  );
}
