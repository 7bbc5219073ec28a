import type { Ref } from "react";
import { Icon, type IconName } from "./Icon";
import styles from "./IconButton.module.css";

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does: its name, and shown by the browser on hover. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick?: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A small square button with a mark instead of words; passes on what a menu needs of its trigger. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" className={styles.button} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
