import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./Dialog.module.css";
import { Icon } from "./Icon";
import { useOpener } from "./useOpener";

/** A dialog that is open for as long as it is there; it keeps the focus and closes on Escape or a press outside. */
export function Dialog({
  title,
  closeLabel,
  onClose,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** As wide as it needs to be for much to look at, and scrolled within. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  const focusOpener = useOpener();
  return (
    <RadixDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={styles.overlay} />
        <RadixDialog.Content
          className={styles.dialog}
          data-wide={isWide}
          aria-describedby={undefined}
          onCloseAutoFocus={focusOpener}
        >
          <RadixDialog.Title className={styles.title}>{title}</RadixDialog.Title>
          <RadixDialog.Close className={styles.close} aria-label={closeLabel}>
            <Icon name="remove" />
          </RadixDialog.Close>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
