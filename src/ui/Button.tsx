import type { ReactNode } from "react";
import styles from "./Button.module.css";

/** What a button needs; `ariaLabel` only where its words alone do not say what happens. */
export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly disabled?: boolean;
  readonly variant?: "primary" | "plain";
  readonly ariaLabel?: string;
  /** Shown by the browser on hover. */
  readonly title?: string;
  readonly type?: "button" | "submit";
}

/** A button; `primary` is the one thing to do next. */
export function Button({ children, variant = "plain", ariaLabel, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={`${styles.button} ${styles[variant]}`} aria-label={ariaLabel} {...rest}>
      {children}
    </button>
  );
}
