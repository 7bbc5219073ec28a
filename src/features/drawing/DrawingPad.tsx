import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { PadWithTools } from "./PadWithTools";
import styles from "./PadWithTools.module.css";

/** The pad whose drawing every network reads. */
export function DrawingPad() {
  const text = useTexts().drawing;
  const strokes = usePlayground((state) => state.strokes);
  const { actions, getState } = usePlaygroundStore();
  return (
    <PadWithTools
      strokes={strokes}
      read={() => getState().strokes}
      onChange={actions.setStrokes}
      label={text.pad.label}
      placeholder={
        <p className={styles.placeholder}>
          {text.pad.placeholder}
          <span className={styles.placeholderDetail}>{text.pad.placeholderDetail}</span>
        </p>
      }
    />
  );
}
