import { VisuallyHidden } from "radix-ui";
import { RunMarker } from "./RunMarker";
import styles from "./WorthLine.module.css";

/** What one network reads without a step, beside what it loses. */
export interface Worth {
  readonly id: string;
  readonly colorIndex: number;
  readonly digit: number;
  /** The change as text, such as "−58 pts". */
  readonly change: string;
  /** Whether it reads another digit than with the step. */
  readonly isOther: boolean;
  /** All of it in words. */
  readonly spoken: string;
}

/** What networks read without a step, in one line that keeps its height while it is empty. */
export function WorthLine({ lead, worths }: { readonly lead: string; readonly worths: readonly Worth[] }) {
  return (
    <p className={styles.line}>
      <span>{lead}</span>
      {worths.map(({ id, colorIndex, digit, change, isOther, spoken }) => (
        <span key={id} className={styles.worth} data-other={isOther}>
          <VisuallyHidden.Root>{spoken}</VisuallyHidden.Root>
          <span className={styles.seen} aria-hidden="true">
            <RunMarker colorIndex={colorIndex} size={10} />
            <span className={styles.digit}>{digit}</span>
            {change}
          </span>
        </span>
      ))}
    </p>
  );
}
