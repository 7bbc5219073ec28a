import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import styles from "./Term.module.css";

/** A term of the field whose one-line explanation shows on hover, on focus and on a tap. */
export function Term({ children, explanation }: { readonly children: ReactNode; readonly explanation: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Tooltip.Provider delayDuration={200}>
      <Tooltip.Root open={isOpen} onOpenChange={setIsOpen}>
        <Tooltip.Trigger
          asChild
          // Radix closes the explanation on a press; a finger has no other way to open it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.preventDefault();
            setIsOpen(true);
          }}
        >
          {/* No button: it does nothing, and its name would be that of a real one. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard reaches the explanation */}
          <dfn className={styles.term} tabIndex={0}>
            {children}
          </dfn>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className={styles.explanation} sideOffset={6} collisionPadding={12}>
            {explanation}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
