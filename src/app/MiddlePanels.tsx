import { type ComponentType, lazy, Suspense, startTransition, useState } from "react";
import { ChartsPanel } from "../features/charts/ChartsPanel";
import type { Texts } from "../text/en";
import { useTexts } from "../text/useTexts";
import { TabPanel, Tabs } from "../ui/Tabs";
import styles from "./MiddlePanels.module.css";

/** The panels of the page's middle, in the order of their tabs; all but the first are loaded when they are first opened. */
const panels: { readonly [Name in keyof Texts["tabs"]]: ComponentType } = {
  curves: ChartsPanel,
  compare: lazy(async () => ({ default: (await import("./ComparePage")).ComparePage })),
  mistakes: lazy(async () => ({ default: (await import("../features/mistakes/MistakesPanel")).MistakesPanel })),
  inside: lazy(async () => ({ default: (await import("../features/inside/InsidePanel")).InsidePanel })),
};

type PanelName = keyof typeof panels;

/** The page's middle: what the runs did and how they compare, one panel at a time. */
export function MiddlePanels() {
  const { tabs, page } = useTexts();
  const [shown, setShown] = useState<PanelName>("curves");
  // `Object.keys` cannot know that a table of panels has no other keys.
  const names = Object.keys(panels) as PanelName[];
  return (
    <Tabs
      label={page.tabsLabel}
      tabs={names.map((name) => ({ name, label: tabs[name] }))}
      shown={shown}
      // A panel of many long runs takes longer to draw than a frame.
      onShow={(name) => startTransition(() => setShown(name))}
      className={styles.tabs}
    >
      {names.map((name) => {
        const Panel = panels[name];
        return (
          <TabPanel key={name} name={name} className={styles.panel}>
            <Suspense>
              <Panel />
            </Suspense>
          </TabPanel>
        );
      })}
    </Tabs>
  );
}
