import { use } from "react";
import type { Texts } from "./en";
import type { PanelTexts } from "./enPanels";
import type { Language } from "./language";
import { useTexts } from "./useTexts";

const load: Readonly<Record<Language, () => Promise<PanelTexts>>> = {
  en: async () => (await import("./enPanels")).enPanels,
  zh: async () => (await import("./zhPanels")).zhPanels,
};

/** All texts of a language once they were asked for, so that every render gets the same promise. */
const loading = new Map<Language, Promise<Texts & PanelTexts>>();

function allTextsOf(texts: Texts): Promise<Texts & PanelTexts> {
  const { language } = texts;
  const all = loading.get(language) ?? load[language]().then((panels) => ({ ...texts, ...panels }));
  loading.set(language, all);
  return all;
}

/** All texts in the language chosen, for the panels that are opened by a person; suspends until they are loaded. */
export function usePanelTexts(): Texts & PanelTexts {
  return use(allTextsOf(useTexts()));
}
