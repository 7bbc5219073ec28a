import type { ReactNode } from "react";
import styles from "./RangeField.module.css";

interface RangeFieldProps {
  /** What stands before the slider. */
  readonly face: ReactNode;
  /** What is set, for who cannot see it. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** The value in words, behind the slider. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
}

/** A number chosen on a slider, with its label before and its value behind it. */
export function RangeField({ face, label, valueText, value, onChange, ...range }: RangeFieldProps) {
  return (
    <div className={styles.field}>
      <span>{face}</span>
      <input
        type="range"
        className={styles.slider}
        aria-label={label}
        aria-valuetext={valueText}
        value={value}
        {...range}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output className={styles.value}>{valueText}</output>
    </div>
  );
}
