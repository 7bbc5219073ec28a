import type { Inspection, RunId } from "../../protocol/messages";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { PixelImage } from "../../ui/PixelImage";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import styles from "./ImageChooser.module.css";
import { TestImageChooser } from "./TestImageChooser";
import { useTestImage } from "./useTestImage";

interface ImageChooserProps {
  readonly runId: RunId;
  readonly image: Inspection["image"];
  readonly onImage: (image: Inspection["image"]) => void;
}

/** Chooses the image that passes through the layers: one of the test images, or the drawing. */
export function ImageChooser({ runId, image, onImage }: ImageChooserProps) {
  const text = usePanelTexts().inside.image;
  const drawing = usePlayground((state) => state.drawing);
  const row = image.kind === "testImage" ? image.row : 0;
  const testImage = useTestImage(row);
  const label = usePlayground(({ dataset }) => (dataset.status === "ready" ? (dataset.testLabels[row] ?? null) : null));
  const pixels = (image.kind === "drawing" ? drawing : testImage) ?? emptyImage;
  const title = image.kind === "drawing" ? text.drawn : text.testImage(row, label);
  return (
    <div className={styles.chooser}>
      <div className={styles.image}>
        <PixelImage pixels={pixels} size={112} label={title} />
      </div>
      <div className={styles.choices}>
        <SegmentedSwitch
          label={text.kind}
          options={(["testImage", "drawing"] as const).map((value) => ({ value, label: text.kinds[value] }))}
          value={image.kind}
          onChange={(kind) => onImage(kind === "drawing" ? { kind } : { kind, row })}
        />
        {image.kind === "testImage" && (
          <TestImageChooser runId={runId} row={row} onRow={(chosen) => onImage({ kind: "testImage", row: chosen })} />
        )}
      </div>
    </div>
  );
}

const emptyImage = new Uint8Array(784);
