import styles from "./CodeBlock.module.css";

/** A line of code; `marks` are numbers of notes about it that stand beside the code. */
export interface CodeLine {
  readonly code: string;
  readonly marks?: readonly number[];
}

/** Code with its lines numbered, scrolled within its own box where it is too wide or too long. */
export function CodeBlock({
  label,
  lines,
  markLabel,
}: {
  /** Name of the box. */
  readonly label: string;
  readonly lines: readonly CodeLine[];
  /** What a mark is called, for who cannot see it. */
  readonly markLabel?: (mark: number) => string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls the box
    <section className={styles.box} aria-label={label} tabIndex={0}>
      <code className={styles.code} translate="no">
        {lines.map(({ code, marks = [] }, index) => (
          <span
            // Lines are added and taken away by nobody.
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is nothing but its place
            key={index}
            className={styles.line}
            data-number={index + 1}
            data-marked={marks.length > 0}
            data-comment={code.trimStart().startsWith("#")}
          >
            {code}
            {marks.length > 0 && (
              <span className={styles.marks}>
                {marks.map((mark) => (
                  <CodeMark key={mark} mark={mark} label={markLabel?.(mark)} />
                ))}
              </span>
            )}
          </span>
        ))}
      </code>
    </section>
  );
}

/** The number of a note, as it stands in the code and before the note; `label` is what it is called aloud. */
export function CodeMark({ mark, label }: { readonly mark: number; readonly label?: string | undefined }) {
  return (
    <span className={styles.mark} role="img" aria-label={label ?? String(mark)}>
      {mark}
    </span>
  );
}
