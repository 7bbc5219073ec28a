import { Popover } from "radix-ui";
import { type ReactElement, useState } from "react";
import { Button } from "./Button";
import styles from "./ConfirmPopover.module.css";

/** Lets a press of its one button act at once, or, where something would be lost, ask first in a panel at the button. */
export function ConfirmPopover({
  isNeeded,
  question,
  confirmLabel,
  onConfirm,
  children,
}: {
  /** Whether something would be lost. */
  readonly isNeeded: boolean;
  readonly question: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  /** The button that is pressed. */
  readonly children: ReactElement;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const confirm = () => {
    setIsOpen(false);
    onConfirm();
  };
  return (
    <Popover.Root open={isOpen && isNeeded} onOpenChange={(opens) => (opens && !isNeeded ? confirm() : setIsOpen(opens))}>
      <Popover.Trigger
        asChild
        // A button that acts at once opens nothing.
        aria-haspopup={isNeeded ? "dialog" : undefined}
        aria-expanded={isNeeded ? isOpen : undefined}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.panel} aria-label={question} sideOffset={4} collisionPadding={12}>
          <p className={styles.question}>{question}</p>
          <Button variant="primary" onClick={confirm}>
            {confirmLabel}
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
