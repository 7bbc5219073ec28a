import { DropdownMenu } from "radix-ui";
import { Fragment, type ReactNode, useCallback, useRef, useState } from "react";
import styles from "./Menu.module.css";

/** One thing that a menu does. */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  /** A line on what it is. */
  readonly detail?: string;
  readonly face?: ReactNode;
  /** Keys that do the same. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  /** The focus goes where the item sends it, and not back to the menu's button; the item acts once the menu is gone. */
  readonly takesFocus?: boolean;
  readonly onSelect: () => void;
}

/** A button that opens a list of things to do, in groups with or without a heading. */
export function Menu({
  trigger,
  groups,
  align = "start",
}: {
  /** The button. */
  readonly trigger: ReactNode;
  readonly groups: readonly { readonly title: string | null; readonly items: readonly MenuItem[] }[];
  readonly align?: "start" | "end";
}) {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLElement | null>(null);
  const waiting = useRef<(() => void) | null>(null);
  const filled = groups.filter(({ items }) => items.length > 0);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        asChild
        // Within the page's landmark, where a screen reader looks for it; a dialog's menu stays above the dialog.
        ref={useCallback((element: HTMLElement | null) => {
          button.current = element;
          setLandmark(element?.closest("main") ?? null);
        }, [])}
      >
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content
          className={styles.menu}
          align={align}
          sideOffset={4}
          collisionPadding={12}
          loop
          onCloseAutoFocus={(event) => {
            if (!waiting.current) return;
            event.preventDefault();
            // What the item opens gives the focus back to where it was.
            button.current?.focus();
            waiting.current();
            waiting.current = null;
          }}
        >
          {filled.map(({ title, items }, index) => (
            <Fragment key={title ?? index}>
              {index > 0 && <DropdownMenu.Separator className={styles.separator} />}
              <DropdownMenu.Group>
                {title !== null && <DropdownMenu.Label className={styles.title}>{title}</DropdownMenu.Label>}
                {items.map((item) => (
                  <DropdownMenu.Item
                    key={item.key}
                    className={styles.item}
                    disabled={item.isDisabled ?? false}
                    onSelect={() => {
                      // Before the menu is gone it would take the focus back.
                      if (item.takesFocus) waiting.current = item.onSelect;
                      else item.onSelect();
                    }}
                  >
                    {item.face !== undefined && <span className={styles.face}>{item.face}</span>}
                    <span className={styles.words}>
                      {item.label}
                      {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
                    </span>
                    {item.keys !== undefined && <kbd className={styles.keys}>{item.keys}</kbd>}
                  </DropdownMenu.Item>
                ))}
              </DropdownMenu.Group>
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
