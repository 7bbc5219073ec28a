/** The page's languages, each by its own name. */
export const languageNames = { en: "English", zh: "中文" } as const;

export type Language = keyof typeof languageNames;
