import { RadioGroup } from "radix-ui";
import styles from "./ChoiceList.module.css";

interface ChoiceListProps<T extends string> {
  /** What is chosen, for who cannot see it. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly detail: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A choice of one among several, each with a line about it, all in sight; arrow keys move it. */
export function ChoiceList<T extends string>({ label, options, value, onChange }: ChoiceListProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup.Root className={styles.list} aria-label={label} value={value} onValueChange={choose}>
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className={styles.choice}>
          <span className={styles.label}>{option.label}</span>
          <span className={styles.detail}>{option.detail}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
