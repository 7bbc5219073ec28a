import { useMemo, useState } from "react";
import { usePanelTexts } from "../../text/usePanelTexts";
import { DataTable } from "../../ui/DataTable";
import { type ClassColumn, type ClassRow, type ClassSort, classColumns, makeClassRows, nextClassSort } from "./classRows";
import styles from "./MistakesPanel.module.css";
import type { Reader } from "./readers";

/** Precision, recall and F1 of every digit, and their means. */
export function ClassTable({
  labels,
  reader,
  other,
}: {
  readonly labels: Uint8Array;
  readonly reader: Reader;
  readonly other: Reader | null;
}) {
  const { classes: words } = usePanelTexts().mistakes;
  const [sort, setSort] = useState<ClassSort>({ by: "digit", direction: "ascending" });
  const rows = useMemo(() => makeClassRows(labels, reader, other, sort), [labels, reader, other, sort]);
  const heading = (by: ClassSort["by"]) => ({
    label: words[by],
    explanation: words[`${by}Term`],
    sorted: sort.by === by ? sort.direction : null,
    onSort: () => setSort(nextClassSort(sort, by)),
  });
  return (
    <DataTable
      caption={words.caption}
      nameHeading={heading("digit")}
      columns={classColumns.map((column) => ({ id: column, heading: heading(column) }))}
      rows={rows.map((row) => ({
        id: String(row.digit ?? "mean"),
        header: row.digit ?? words.mean,
        cells: classColumns.map((column) => <ClassCell key={column} row={row} column={column} />),
      }))}
    />
  );
}

function ClassCell({ row, column }: { readonly row: ClassRow; readonly column: ClassColumn }) {
  const { classes: words } = usePanelTexts().mistakes;
  if (column === "images") return words.count(row.metrics.images);
  return (
    <>
      {words.share(row.metrics[column])}
      {row.gains && <span className={styles.gain}>{words.points(row.gains[column])}</span>}
    </>
  );
}
