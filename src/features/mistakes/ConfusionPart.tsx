import { useMemo } from "react";
import { usePanelTexts } from "../../text/usePanelTexts";
import { ConfusionGrid } from "../../ui/ConfusionGrid";
import { runColor } from "../../ui/markerPath";
import type { ImageSet } from "./imageSet";
import styles from "./MistakesPanel.module.css";
import { makeMatrixCells, rowsBehind } from "./matrixView";
import type { Reader } from "./readers";

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** The confusion matrix of one reader, or its difference from another's; a press on a cell shows its images. */
export function ConfusionPart({
  labels,
  reader,
  other,
  onShowImages,
}: {
  readonly labels: Uint8Array;
  readonly reader: Reader;
  readonly other: Reader | null;
  readonly onShowImages: (set: ImageSet) => void;
}) {
  const { mistakes } = usePanelTexts();
  const { matrix: words } = mistakes;
  const cells = useMemo(() => makeMatrixCells(labels, reader, other, mistakes), [labels, reader, other, mistakes]);
  const open = (digit: number, readAs: number) =>
    onShowImages({
      title: other ? words.differenceTitle(digit, readAs) : words.setTitle(digit, readAs, reader.name),
      rows: rowsBehind(labels, reader, other, digit, readAs),
      readers: other ? [reader, other] : [reader],
    });
  const seeds = Math.max(reader.runIds.length, other?.runIds.length ?? 0);
  return (
    <>
      <p className={styles.hint}>
        {other && (
          <>
            <span className={styles.key} data-tone="more" aria-hidden="true" />
            <span>{words.more(reader.name, other.name)}</span>
            <span className={styles.key} data-tone="fewer" aria-hidden="true" />
            <span>{words.fewer}</span>
          </>
        )}
        {seeds > 1 && <span>{other ? words.perSeed : words.sum(seeds)}</span>}
        <span>{words.hint}</span>
      </p>
      <ConfusionGrid
        label={other ? words.differenceLabel(reader.name, other.name) : words.label(reader.name)}
        rowsTitle={words.digit}
        columnsTitle={words.readAs}
        classes={digits}
        cells={cells}
        color={other ? "var(--positive)" : runColor(reader.colorIndex)}
        onOpen={open}
      />
    </>
  );
}
