import { type ReactNode, useId } from "react";
import styles from "./TextField.module.css";

/**
 * A field of one line that takes any text. What is wrong with the text is a sentence below it, or below all fields of the row that
 * it stands in.
 */
export function TextField({
  label,
  face,
  text,
  problem,
  onText,
  onLeave,
  size = "number",
  title,
}: {
  /** The field's name, for everyone; `face` shows something else in its place to who can see. */
  readonly label: string;
  readonly face?: ReactNode;
  readonly text: string;
  /** What is wrong with the text; null for nothing. */
  readonly problem: string | null;
  readonly onText: (text: string) => void;
  readonly onLeave?: () => void;
  /** `short` for numbers of up to four digits, `words` for as much as there is room for. */
  readonly size?: "short" | "number" | "words";
  /** Shown by the browser on hover. */
  readonly title?: string | undefined;
}) {
  const id = useId();
  return (
    <>
      <div className={`${styles.field} ${styles[size]}`} title={title}>
        {face !== undefined && <span className={styles.label}>{face}</span>}
        <label className={face === undefined ? styles.label : styles.hidden} htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          className={styles.input}
          value={text}
          inputMode={size === "words" ? "text" : "decimal"}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => onText(event.currentTarget.value)}
          onBlur={onLeave}
        />
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}
