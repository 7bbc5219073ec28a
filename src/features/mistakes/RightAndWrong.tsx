import { useMemo } from "react";
import { readingDifferences } from "../../statistics/comparePair";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { SplitBars } from "../../ui/SplitBars";
import type { ImageSet } from "./imageSet";
import styles from "./MistakesPanel.module.css";
import type { Reader } from "./readers";

/** The images that one of two networks alone reads rightly, and those that neither does. */
export function RightAndWrong({
  labels,
  reader,
  other,
  onShowImages,
}: {
  readonly labels: Uint8Array;
  readonly reader: Reader;
  readonly other: Reader;
  readonly onShowImages: (set: ImageSet) => void;
}) {
  const { mistakes, number } = usePanelTexts();
  const words = mistakes.sets;
  const { ahead, behind, neither } = useMemo(() => splitRows(labels, reader, other), [labels, reader, other]);
  const show = (title: string, rows: readonly number[]) => onShowImages({ title, rows, readers: [reader, other] });
  const side = (one: Reader, two: Reader, rows: readonly number[]) => ({
    colorIndex: one.colorIndex,
    count: rows.length,
    countText: number.count(rows.length),
    label: words.onlyRight(one.name),
    spoken: words.show(rows.length, one.name, two.name),
    onPress: () => show(words.setTitle(one.name, two.name), rows),
  });
  return (
    <div className={styles.sets}>
      <SplitBars
        left={side(reader, other, ahead)}
        right={side(other, reader, behind)}
        widest={Math.max(1, ahead.length, behind.length)}
      />
      <Button disabled={neither.length === 0} onClick={() => show(words.neitherTitle(reader.name, other.name), neither)}>
        {words.neither(neither.length)}
      </Button>
      {Math.max(reader.runIds.length, other.runIds.length) > 1 && <p className={styles.hint}>{words.seeds}</p>}
    </div>
  );
}

/** Rows that `reader` reads rightly more often, less often, and that no run of the two ever does. */
function splitRows(labels: Uint8Array, reader: Reader, other: Reader) {
  const differences = readingDifferences(labels, reader.predictions, other.predictions);
  const rows = [...differences.keys()];
  const runs = [...reader.predictions, ...other.predictions];
  return {
    ahead: rows.filter((row) => (differences[row] ?? 0) > 0),
    behind: rows.filter((row) => (differences[row] ?? 0) < 0),
    neither: rows.filter((row) => runs.every((predictions) => predictions[row] !== labels[row])),
  };
}
