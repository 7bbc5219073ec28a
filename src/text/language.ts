/** The page's languages, each by its own name. */
export const languageNames = { en: "English", zh: "中文" } as const;

export type Language = keyof typeof languageNames;

/** What is said of the way to a language, in that language: its texts are not loaded before they are asked for. */
export const languageSwitches: Readonly<Record<Language, string>> = { en: "Switch to English", zh: "切换到中文" };

/** BCP 47 tags of the languages as they are written on the page. */
export const languageTags: Readonly<Record<Language, string>> = { en: "en", zh: "zh-Hans" };
