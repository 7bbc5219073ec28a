import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { Icon } from "./Icon";
import styles from "./PopoverButton.module.css";

/** A button that opens a panel below it; Escape and a press outside close it. */
export function PopoverButton({
  face,
  name,
  title,
  children,
}: {
  /** What stands on the button. */
  readonly face: ReactNode;
  /** The button's accessible name, which includes the words on it. */
  readonly name: string;
  /** Heading and accessible name of the panel. */
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.button} aria-label={name}>
        <span className={styles.face}>{face}</span>
        <Icon name="chevron" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.panel} aria-label={title} align="end" sideOffset={8} collisionPadding={12}>
          <h2 className={styles.title}>{title}</h2>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
