import { type ComponentType, lazy, Suspense, use, useDeferredValue } from "react";
import type { SectionName } from "../store/playgroundState";
import { usePlayground, usePlaygroundStore } from "../store/usePlayground";
import type { ArticleTexts } from "../text/articles/enArticles";
import type { Language } from "../text/language";
import { ArticleTextsContext } from "../text/useArticleTexts";
import { useTexts } from "../text/useTexts";
import { TabPanel, Tabs } from "../ui/Tabs";
import styles from "./ArticlesPage.module.css";
import { useOpenView } from "./useView";

const load: Readonly<Record<Language, () => Promise<ArticleTexts>>> = {
  en: async () => (await import("../text/articles/enArticles")).enArticles,
  zh: async () => (await import("../text/articles/zhArticles")).zhArticles,
};

/** Each language's texts once they were asked for. */
const loading = new Map<Language, Promise<ArticleTexts>>();

function textsOf(language: Language): Promise<ArticleTexts> {
  const texts = loading.get(language) ?? load[language]();
  loading.set(language, texts);
  return texts;
}

/** The view's sections, in the order of their tabs. */
const sections = {
  claims: lazy(async () => ({ default: (await import("../features/claims/ClaimsPanel")).ClaimsPanel })),
  programs: lazy(async () => ({ default: (await import("../features/programs/ProgramsPanel")).ProgramsPanel })),
  examples: lazy(async () => ({ default: (await import("../features/examples/ExamplesPanel")).ExamplesPanel })),
  ownData: lazy(async () => ({ default: (await import("../features/ownData/OwnDataPanel")).OwnDataPanel })),
  savedModels: lazy(async () => ({ default: (await import("../features/savedModels/SavedModelsPanel")).SavedModelsPanel })),
  unbalanced: lazy(async () => ({ default: (await import("../features/unbalanced/UnbalancedPanel")).UnbalancedPanel })),
  smaller: lazy(async () => ({ default: (await import("../features/smaller/SmallerPanel")).SmallerPanel })),
} satisfies Record<SectionName, ComponentType<SectionProps>>;

/** What a section may need of the page around it. */
interface SectionProps {
  readonly onShowPlayground: () => void;
}

/** What five articles do with MNIST, claim by claim and step by step. */
export function ArticlesPage() {
  const texts = use(textsOf(useTexts().language));
  const { actions } = usePlaygroundStore();
  // What was shown stays until the next section is loaded.
  const shown = useDeferredValue(usePlayground((state) => state.section));
  const openView = useOpenView();
  // `Object.keys` cannot know that a table of sections has no other keys.
  const names = Object.keys(sections) as SectionName[];
  return (
    <ArticleTextsContext value={texts}>
      <main className={styles.page}>
        <h2 className={styles.title}>{texts.title}</h2>
        <p className={styles.intro}>{texts.intro}</p>
        <Tabs
          isWrapped
          label={texts.sectionsLabel}
          tabs={names.map((name) => ({ name, label: texts[name].tab }))}
          shown={shown}
          onShow={(name) => actions.showSection(name)}
        >
          {names.map((name) => {
            const Section: ComponentType<SectionProps> = sections[name];
            return (
              <TabPanel key={name} name={name} className={styles.section}>
                <Suspense>
                  <Section onShowPlayground={() => openView("playground")} />
                </Suspense>
              </TabPanel>
            );
          })}
        </Tabs>
      </main>
    </ArticleTextsContext>
  );
}
