import type { ReactNode } from "react";
import styles from "./Notice.module.css";

/** A sentence that something went wrong, and beside it the way on. */
export function Notice({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.sentence}>{children}</p>
      {action}
    </div>
  );
}
