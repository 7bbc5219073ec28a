import { Dialog } from "radix-ui";
import type { KeyboardEvent, ReactNode } from "react";
import styles from "./Sheet.module.css";
import { useOpener } from "./useOpener";

/**
 * A dialog for a piece of work of its own, nearly as large as the window and on a phone as large. A press outside does not close
 * it, so that no work is lost by a slip; Escape asks `onClose`.
 */
export function Sheet({
  title,
  onClose,
  onKeyDown,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}) {
  const focusOpener = useOpener();
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.sheet}
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            // Not its first field, which would open the keyboard of a phone over it.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={focusOpener}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            // Escape that puts back what is being dragged.
            if (event.target instanceof Element && event.target.closest("[data-dragging]")) event.preventDefault();
          }}
        >
          <Dialog.Title className={styles.title}>{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
