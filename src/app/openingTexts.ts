import { createKeptChoice, type KeptChoice } from "../store/keptChoice";
import { en, type Texts } from "../text/en";
import type { Language } from "../text/language";
import { loadTexts } from "../text/loadTexts";
import { preferredLanguage } from "../text/preferredLanguage";

/** The language that a person chose on this device. */
export const keptLanguage: KeptChoice<Language> = createKeptChoice("trainset-language", ["en", "zh"], () => localStorage);

/** What the page opens with: the language chosen or the browser's, and English where that cannot be loaded. */
export async function openingTexts(): Promise<Texts> {
  try {
    return await loadTexts(preferredLanguage(keptLanguage.read(), navigator.languages));
  } catch {
    return en;
  }
}
