import { Switch as RadixSwitch } from "radix-ui";
import { useId } from "react";
import styles from "./Switch.module.css";

/** A switch with its label and one line on why one would turn it. */
export function Switch({
  label,
  why,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly why: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <div className={styles.row}>
      <RadixSwitch.Root
        id={id}
        className={styles.switch}
        checked={isOn}
        onCheckedChange={onChange}
        aria-describedby={`${id}-why`}
      >
        <RadixSwitch.Thumb className={styles.thumb} />
      </RadixSwitch.Root>
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-why`} className={styles.why}>
          {why}
        </p>
      </div>
    </div>
  );
}
