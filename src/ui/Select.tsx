import { Select as RadixSelect } from "radix-ui";
import { type ReactNode, useId } from "react";
import { Icon } from "./Icon";
import styles from "./Select.module.css";

interface SelectProps<T extends string> {
  /** What is chosen, for everyone; `face` shows something else in its place to who can see. */
  readonly label: string;
  readonly face?: ReactNode;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Width in CSS pixels; without it as wide as there is room. */
  readonly width?: number;
  /** Shown by the browser on hover. */
  readonly title?: string | undefined;
}

/** A choice of one among several in a list that opens. */
export function Select<T extends string>({ label, face, options, value, onChange, width, title }: SelectProps<T>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div className={styles.field} style={width === undefined ? undefined : { width }} title={title}>
      <span className={styles.label} id={id}>
        {face ?? label}
      </span>
      <RadixSelect.Root value={value} onValueChange={choose}>
        <RadixSelect.Trigger className={styles.trigger} aria-label={label}>
          <span className={styles.value}>
            <RadixSelect.Value />
          </span>
          <Icon name="chevron" size={12} />
        </RadixSelect.Trigger>
        <RadixSelect.Portal>
          <RadixSelect.Content className={styles.list} position="popper" sideOffset={4} collisionPadding={12}>
            <RadixSelect.Viewport>
              {options.map((option) => (
                <RadixSelect.Item key={option.value} value={option.value} className={styles.option}>
                  <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                </RadixSelect.Item>
              ))}
            </RadixSelect.Viewport>
          </RadixSelect.Content>
        </RadixSelect.Portal>
      </RadixSelect.Root>
    </div>
  );
}
