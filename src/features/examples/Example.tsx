import type { ReactNode } from "react";
import styles from "./Example.module.css";

/** One worked example with its heading, which `id` names for the list of examples, and a sentence or two on it. */
export function Example({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.example} aria-labelledby={id}>
      {/* The list of examples brings the focus here. */}
      <h3 id={id} className={styles.title} tabIndex={-1}>
        {title}
      </h3>
      <p className={styles.lead}>{lead}</p>
      {children}
    </section>
  );
}
