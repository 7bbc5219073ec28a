import styles from "./FigureValue.module.css";
import type { FigureCell } from "./tableRows";

/** A figure, and below it its interval, its range over seeds and its distance from the baseline. */
export function FigureValue({ cell }: { readonly cell: FigureCell }) {
  return (
    <>
      <span className={styles.value}>{cell.value}</span>
      {cell.notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </>
  );
}
