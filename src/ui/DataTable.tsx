import type { ReactNode } from "react";
import styles from "./DataTable.module.css";
import { SortHeading, type SortHeadingProps } from "./SortHeading";

/** A column of figures; `heading` sorts by it. */
export interface DataColumn {
  readonly id: string;
  readonly heading: SortHeadingProps;
}

/** A row; `cells` are in the order of the columns. */
export interface DataRow {
  readonly id: string;
  readonly header: ReactNode;
  readonly cells: readonly ReactNode[];
  /** Part of the row above it, such as one seed of a group. */
  readonly isPart?: boolean;
  readonly isHighlighted?: boolean;
  /** Called with true when the pointer or the focus comes to the row, with false when it goes. */
  readonly onPoint?: (isThere: boolean) => void;
}

/** A table of figures that scrolls sideways in its own region while the first column stays. */
export function DataTable({
  caption,
  nameHeading,
  columns,
  rows,
}: {
  /** Name of the table and of the region it scrolls in. */
  readonly caption: string;
  readonly nameHeading: SortHeadingProps;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls the region
    <section className={styles.region} aria-label={caption} tabIndex={0}>
      <table className={styles.table} aria-label={caption}>
        <thead>
          <tr>
            <SortHeading {...nameHeading} />
            {columns.map(({ id, heading }) => (
              <SortHeading key={id} {...heading} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, header, cells, isPart = false, isHighlighted = false, onPoint }) => (
            <tr
              key={id}
              data-part={isPart}
              data-highlighted={isHighlighted}
              onPointerEnter={() => onPoint?.(true)}
              onPointerLeave={() => onPoint?.(false)}
              onFocus={() => onPoint?.(true)}
              onBlur={() => onPoint?.(false)}
            >
              <th scope="row">{header}</th>
              {cells.map((cell, i) => (
                <td key={columns[i]?.id ?? i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
