import { type ComponentType, lazy, Suspense, useState } from "react";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { TabPanel, Tabs } from "../../ui/Tabs";
import { AnswersView } from "./AnswersView";
import { DrawingPad } from "./DrawingPad";
import styles from "./DrawingPanel.module.css";
import type { ViewProps } from "./viewProps";

/** What can be done with drawings, in the order of the tabs; all but the first are loaded when they are first opened. */
const views: { readonly [Name in keyof Texts["drawing"]["tabs"]]: ComponentType<ViewProps> } = {
  answers: AnswersView,
  xray: lazy(async () => ({ default: (await import("./XrayView")).XrayView })),
  why: lazy(async () => ({ default: (await import("./WhyView")).WhyView })),
  number: lazy(async () => ({ default: (await import("./NumberView")).NumberView })),
  mine: lazy(async () => ({ default: (await import("./MyDigitsView")).MyDigitsView })),
};

type ViewName = keyof typeof views;

/** Views of the one drawing on the pad; the others have pads of their own. */
const viewsOfPad: readonly ViewName[] = ["answers", "xray", "why"];

/** The pad, and what the networks make of what is drawn. */
export function DrawingPanel() {
  const text = useTexts().drawing;
  const [shown, setShown] = useState<ViewName>("answers");
  // `Object.keys` cannot know that a table of views has no other keys.
  const names = Object.keys(views) as ViewName[];
  const hasPad = viewsOfPad.includes(shown);
  return (
    <Panel title={text.title}>
      <div className={styles.panel}>
        <Tabs
          label={text.tabsLabel}
          tabs={names.map((name) => ({ name, label: text.tabs[name] }))}
          shown={shown}
          onShow={setShown}
          className={hasPad ? styles.withPad : styles.tabs}
        >
          {hasPad && (
            <div className={styles.pad}>
              <DrawingPad />
            </div>
          )}
          {names.map((name) => {
            const View = views[name];
            return (
              <TabPanel key={name} name={name} className={styles.view}>
                <Suspense>
                  <View onAnswers={() => setShown("answers")} />
                </Suspense>
              </TabPanel>
            );
          })}
        </Tabs>
      </div>
    </Panel>
  );
}
