import { Hint } from "./Hint";
import styles from "./SortHeading.module.css";

export interface SortHeadingProps {
  readonly label: string;
  /** What the column shows, for who meets it first. */
  readonly explanation: string;
  /** How the rows are sorted by this column; null where they are sorted by another. */
  readonly sorted: "ascending" | "descending" | null;
  readonly onSort: () => void;
}

/** The heading of a column: a button that sorts by it, and on hover and focus what the column means. */
export function SortHeading({ label, explanation, sorted, onSort }: SortHeadingProps) {
  return (
    <th scope="col" aria-sort={sorted ?? "none"} className={styles.heading} data-sorted={sorted !== null}>
      <Hint explanation={explanation}>
        <button type="button" className={styles.button} onClick={onSort}>
          <span>{label}</span>
          <svg width="8" height="12" viewBox="0 0 8 12" aria-hidden="true" className={styles.arrows}>
            <path data-lit={sorted === "ascending"} d="M4 0.5L7 4.5H1Z" />
            <path data-lit={sorted === "descending"} d="M4 11.5L1 7.5H7Z" />
          </svg>
        </button>
      </Hint>
    </th>
  );
}
