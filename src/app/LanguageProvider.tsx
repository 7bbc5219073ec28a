import { createContext, type ReactNode, startTransition, useCallback, useContext, useLayoutEffect, useState } from "react";
import type { Texts } from "../text/en";
import { type Language, languageTags } from "../text/language";
import { loadTexts } from "../text/loadTexts";
import { TextsContext } from "../text/useTexts";
import { keptLanguage } from "./openingTexts";

const SwitchContext = createContext<(language: Language) => void>(() => {});

/** Gives the page its texts, first those it opens with, and says in the document which language they are in. */
export function LanguageProvider({ first, children }: { readonly first: Texts; readonly children: ReactNode }) {
  const [texts, setTexts] = useState(first);
  const switchTo = useCallback(async (language: Language) => {
    try {
      const loaded = await loadTexts(language);
      keptLanguage.write(language);
      // What is open waits for its own texts and stays in the old language until then.
      startTransition(() => setTexts(loaded));
    } catch {
      // Texts that cannot be loaded leave the page as it is; another press tries again.
    }
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = languageTags[texts.language];
    document.title = texts.page.documentTitle;
    document.querySelector("meta[name=description]")?.setAttribute("content", texts.page.description);
  }, [texts]);
  return (
    <TextsContext value={texts}>
      <SwitchContext value={switchTo}>{children}</SwitchContext>
    </TextsContext>
  );
}

/** Shows the page in another language; everything else stays as it is. */
export function useSwitchLanguage(): (language: Language) => void {
  return useContext(SwitchContext);
}
