import type { ComponentType } from "react";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";
import { ActivationsExample } from "./ActivationsExample";
import { AdamExample } from "./AdamExample";
import { CrossEntropyExample } from "./CrossEntropyExample";
import { DescentExample } from "./DescentExample";
import styles from "./ExamplesPanel.module.css";
import { RaceExample } from "./RaceExample";
import { SmallNetworkExample } from "./SmallNetworkExample";

const examples = {
  descent: DescentExample,
  crossEntropy: CrossEntropyExample,
  adam: AdamExample,
  activations: ActivationsExample,
  network: SmallNetworkExample,
  race: RaceExample,
} as const satisfies Record<string, ComponentType<{ readonly id: string }>>;

/** The articles' arithmetic, step by step. */
export function ExamplesPanel() {
  const text = useArticleTexts().examples;
  // `Object.keys` cannot know that a table of examples has no other keys.
  const names = Object.keys(examples) as (keyof typeof examples)[];
  return (
    <Panel title={text.tab}>
      <p className={styles.lead}>{text.lead}</p>
      <div className={styles.layout}>
        <nav className={styles.list} aria-label={text.listLabel}>
          <ul>
            {names.map((name) => (
              <li key={name}>
                {/* No link: the address holds the comparison, and not a place on the page. */}
                <button type="button" onClick={() => goTo(headingId(name))}>
                  {text[name].title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.examples}>
          {names.map((name) => {
            const Example = examples[name];
            return <Example key={name} id={headingId(name)} />;
          })}
        </div>
      </div>
    </Panel>
  );
}

function headingId(name: string): string {
  return `example-${name}`;
}

function goTo(id: string) {
  const heading = document.getElementById(id);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
