import { Tabs as RadixTabs } from "radix-ui";
import { type ReactNode, useState } from "react";
import styles from "./Tabs.module.css";

interface TabsProps<T extends string> {
  /** What the tabs are about, for who cannot see it. */
  readonly label: string;
  readonly tabs: readonly { readonly name: T; readonly label: string }[];
  readonly shown: T;
  readonly onShow: (name: T) => void;
  readonly className?: string | undefined;
  /** Whether tabs that find no room in a line go on in the next, rather than scroll. */
  readonly isWrapped?: boolean;
  /** One `TabPanel` for each tab. */
  readonly children: ReactNode;
}

/** Panels in one place, of which one is seen; arrow keys move along the tabs. */
export function Tabs<T extends string>({ label, tabs, shown, onShow, className, isWrapped = false, children }: TabsProps<T>) {
  const [isPointed, setIsPointed] = useState(false);
  const show = (chosen: string) => {
    const tab = tabs.find((candidate) => candidate.name === chosen);
    if (tab) onShow(tab.name);
  };
  return (
    <RadixTabs.Root className={className} value={shown} onValueChange={show}>
      <RadixTabs.List
        className={styles.list}
        data-wrapped={isWrapped}
        // Radix focuses a pressed tab itself, which browsers take for the keyboard where nothing had the focus before.
        data-pointed={isPointed}
        aria-label={label}
        onPointerDown={() => setIsPointed(true)}
        onKeyDown={() => setIsPointed(false)}
        onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setIsPointed(false)}
      >
        {tabs.map((tab) => (
          <RadixTabs.Trigger key={tab.name} value={tab.name} className={styles.tab} data-label={tab.label}>
            {tab.label}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {children}
    </RadixTabs.Root>
  );
}

/** What one tab shows; it is not there while another tab is shown. */
export function TabPanel({
  name,
  className,
  children,
}: {
  readonly name: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <RadixTabs.Content value={name} className={className}>
      {children}
    </RadixTabs.Content>
  );
}
