import { type Language, languageNames } from "./language";

/** The language that was chosen, else the first of the browser's languages (BCP 47 tags) that the page has, else English. */
export function preferredLanguage(chosen: Language | null, tags: readonly string[]): Language {
  return chosen ?? tags.map((tag) => tag.toLowerCase().split("-")[0] ?? "").find(isLanguage) ?? "en";
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(languageNames, name);
}
