import { RadioGroup } from "radix-ui";
import styles from "./SegmentedSwitch.module.css";

interface SegmentedSwitchProps<T extends string> {
  /** What is chosen, for who cannot see it. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A choice of one among a few, all in sight; arrow keys move it. */
export function SegmentedSwitch<T extends string>({ label, options, value, onChange }: SegmentedSwitchProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup.Root className={styles.switch} aria-label={label} orientation="horizontal" value={value} onValueChange={choose}>
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className={styles.segment}>
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
