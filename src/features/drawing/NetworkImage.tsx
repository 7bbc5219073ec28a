import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { PixelImage } from "../../ui/PixelImage";
import styles from "./DrawingPanel.module.css";

/** The 28 × 28 pixels that the networks read, enlarged fourfold. */
export function NetworkImage() {
  const text = useTexts().drawing.image;
  const drawing = usePlayground((state) => state.drawing);
  return (
    <div className={styles.image}>
      <PixelImage pixels={drawing ?? emptyImage} size={112} label={drawing ? text.drawn : text.empty} />
    </div>
  );
}

const emptyImage = new Float32Array(784);
