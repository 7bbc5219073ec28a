import { type ReactNode, useId } from "react";
import { Icon } from "./Icon";
import styles from "./SelectField.module.css";

interface SelectFieldProps {
  readonly label: string;
  /** Whether the label is there only for who cannot see. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A mark of the value chosen, before it. */
  readonly mark?: ReactNode;
}

/** A choice of one among many, as the system's own list, with its label before it. */
export function SelectField({ label, isLabelHidden = false, options, value, onChange, mark }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      {!isLabelHidden && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <span className={styles.box}>
        {mark}
        <select
          id={id}
          className={styles.select}
          aria-label={isLabelHidden ? label : undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <span className={styles.chevron}>
          <Icon name="chevron" />
        </span>
      </span>
    </div>
  );
}
