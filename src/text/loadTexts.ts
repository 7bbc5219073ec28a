import { en, type Texts } from "./en";
import type { Language } from "./language";

const load: Readonly<Record<Language, () => Promise<Texts>>> = {
  // English comes with the page.
  en: async () => en,
  zh: async () => (await import("./zh")).zh,
};

/** The first screen's texts in a language. Rejects where they cannot be loaded. */
export function loadTexts(language: Language): Promise<Texts> {
  return load[language]();
}
