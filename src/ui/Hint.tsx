import { Tooltip } from "radix-ui";
import type { ReactElement } from "react";
import styles from "./Term.module.css";

/** Shows one line of explanation while the pointer or the focus is on `children`, a button or a link. */
export function Hint({ children, explanation }: { readonly children: ReactElement; readonly explanation: string }) {
  return (
    <Tooltip.Provider delayDuration={400}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className={styles.explanation} sideOffset={6} collisionPadding={12}>
            {explanation}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
