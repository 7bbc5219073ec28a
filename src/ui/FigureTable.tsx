import type { ReactNode } from "react";
import styles from "./FigureTable.module.css";
import { focusWhileScrolling } from "./focusWhileScrolling";

/** A row of figures under the headings; the first cell names it. */
export interface FigureRow {
  readonly id: string;
  readonly cells: readonly ReactNode[];
  /** The row that the others lead to. */
  readonly isStrong?: boolean;
}

const scrolls = (element: HTMLElement | null) => (element ? focusWhileScrolling(element) : undefined);

/** A small table of figures in a fixed order, whose first column names the rows; it scrolls sideways in its own region. */
export function FigureTable({
  caption,
  headings,
  rows,
}: {
  /** Name of the table and of its region. */
  readonly caption: string;
  readonly headings: readonly { readonly id: string; readonly face: ReactNode }[];
  readonly rows: readonly FigureRow[];
}) {
  return (
    <section ref={scrolls} className={styles.region} aria-label={caption}>
      <table className={styles.table} aria-label={caption}>
        <thead>
          <tr>
            {headings.map(({ id, face }) => (
              <th key={id} scope="col">
                {face}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, isStrong = false }) => (
            <tr key={id} data-strong={isStrong}>
              {headings.map((heading, i) =>
                i === 0 ? (
                  <th key={heading.id} scope="row">
                    {cells[i]}
                  </th>
                ) : (
                  <td key={heading.id}>{cells[i]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
