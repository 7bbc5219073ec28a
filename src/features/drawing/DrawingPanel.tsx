import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { DrawingAnswers } from "./DrawingAnswers";
import { DrawingPad } from "./DrawingPad";
import styles from "./DrawingPanel.module.css";
import { NetworkImage } from "./NetworkImage";
import { UndoAndClear } from "./UndoAndClear";
import { useDrawingHistory } from "./useDrawingHistory";

/** The pad, what the networks make of the drawing as an image, and the ten probabilities of every run. */
export function DrawingPanel() {
  const text = useTexts().drawing;
  const history = useDrawingHistory();
  return (
    <Panel title={text.title}>
      <div className={styles.panel}>
        <div className={styles.content}>
          <div className={styles.drawing}>
            <DrawingPad onUndo={history.undo} />
            <div className={styles.reading}>
              <NetworkImage />
              <div className={styles.beside}>
                <h3 className={styles.imageTitle}>{text.image.title}</h3>
                <p className={styles.explanation}>{text.image.explanation}</p>
                <UndoAndClear history={history} />
              </div>
            </div>
          </div>
          <DrawingAnswers />
        </div>
      </div>
    </Panel>
  );
}
