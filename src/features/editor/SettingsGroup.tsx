import type { ReactNode } from "react";
import styles from "./SettingsGroup.module.css";

/** Fields of the training settings that belong together, with their heading. */
export function SettingsGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}
