import type { Inspection, RunId } from "../../protocol/messages";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { ImageChooser } from "./ImageChooser";
import styles from "./InsidePanel.module.css";
import { LayerActivations } from "./LayerActivations";
import { NetworkAnswer } from "./NetworkAnswer";
import type { InsideLayer } from "./useInsideRun";

interface ActivationsViewProps {
  readonly runId: RunId;
  readonly layers: readonly InsideLayer[];
  readonly image: Inspection["image"];
  readonly onImage: (image: Inspection["image"]) => void;
}

/** What every layer gives for one image, which is chosen here, down to the ten probabilities. */
export function ActivationsView({ runId, layers, image, onImage }: ActivationsViewProps) {
  const text = usePanelTexts().inside;
  const isMissing = usePlayground(({ drawing }) => image.kind === "drawing" && drawing === null);
  const label = usePlayground(({ dataset }) =>
    dataset.status === "ready" && image.kind === "testImage" ? (dataset.testLabels[image.row] ?? null) : null,
  );
  const last = layers.at(-1);
  return (
    <>
      <ImageChooser runId={runId} image={image} onImage={onImage} />
      {isMissing && <p className={styles.note}>{text.image.noDrawing}</p>}
      {!isMissing && last?.seen && (
        <>
          <NetworkAnswer
            values={last.seen.activations}
            areProbabilities={"activation" in last.shape.layer && last.shape.layer.activation === "softmax"}
            label={label}
          />
          <ol className={styles.layers}>
            {layers.map((layer) => (
              <LayerActivations key={layer.index} layer={layer} isLast={layer === last} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}
