import { Checkbox } from "radix-ui";
import { useId } from "react";
import styles from "./CheckList.module.css";
import { Icon } from "./Icon";

/** Something that can be chosen, and what it is. */
export interface CheckItem {
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly isChecked: boolean;
}

/** A list of which any can be chosen. */
export function CheckList({
  items,
  onChange,
}: {
  readonly items: readonly CheckItem[];
  readonly onChange: (id: string, isChecked: boolean) => void;
}) {
  const listId = useId();
  return (
    <ul className={styles.list}>
      {items.map(({ id, label, why, isChecked }) => (
        <li key={id} className={styles.item}>
          <Checkbox.Root
            id={`${listId}-${id}`}
            className={styles.box}
            checked={isChecked}
            onCheckedChange={(checked) => onChange(id, checked === true)}
            aria-describedby={`${listId}-${id}-why`}
          >
            <Checkbox.Indicator className={styles.mark}>
              <Icon name="check" size={14} />
            </Checkbox.Indicator>
          </Checkbox.Root>
          <div>
            <label htmlFor={`${listId}-${id}`}>{label}</label>
            <p id={`${listId}-${id}-why`} className={styles.why}>
              {why}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
