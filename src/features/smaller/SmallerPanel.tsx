import { usePlayground } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";
import { CompressionPart } from "./CompressionPart";
import { DistillationPart } from "./DistillationPart";
import styles from "./SmallerPanel.module.css";

/** Pruned, quantised and distilled networks, against those that they were made from. */
export function SmallerPanel() {
  const text = useArticleTexts().smaller;
  const trained = usePlayground(({ runs }) => runs.filter(({ result, step }) => result !== null && step > 0));
  return (
    <Panel title={text.title}>
      <p className={styles.explanation}>{text.explanation}</p>
      <CompressionPart runs={trained} />
      <DistillationPart runs={trained} />
    </Panel>
  );
}
