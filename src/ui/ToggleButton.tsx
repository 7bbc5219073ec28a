import type { ReactNode } from "react";
import { Hint } from "./Hint";
import styles from "./ToggleButton.module.css";

interface ToggleButtonProps {
  readonly children: ReactNode;
  /** One line on what it does. */
  readonly explanation: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A small button that stays pressed while something is on. */
export function ToggleButton({ children, explanation, isOn, onChange }: ToggleButtonProps) {
  return (
    <Hint explanation={explanation}>
      <button type="button" className={styles.toggle} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
        {children}
      </button>
    </Hint>
  );
}
