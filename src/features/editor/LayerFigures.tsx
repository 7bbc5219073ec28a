import { layerBatchMemory } from "../../protocol/batchMemory";
import type { LayerShape } from "../../protocol/modelShape";
import { usePanelTexts } from "../../text/usePanelTexts";
import styles from "./LayerFigures.module.css";

/** What follows from a layer's place in the network; dashes where its input does not fit. */
export function LayerFigures({ shape, batchSize }: { readonly shape: LayerShape | null; readonly batchSize: number }) {
  const { editor, number } = usePanelTexts();
  const { layers, sums } = editor;
  const figures = [
    [layers.output, shape && editor.shape(shape.output)],
    [layers.parameters, shape && number.count(shape.parameters)],
    [layers.flops, shape && editor.compact(shape.flops)],
    [layers.memory, shape && editor.memory(layerBatchMemory(shape, batchSize))],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, figure]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>{figure ?? sums.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}
