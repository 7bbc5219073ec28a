import type { ReactNode } from "react";
import styles from "./NotedFigure.module.css";

/** A figure and, below it and smaller, what belongs to it, such as its interval. */
export function NotedFigure({ children, notes }: { readonly children: ReactNode; readonly notes: readonly string[] }) {
  return (
    <>
      {children}
      {notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </>
  );
}
