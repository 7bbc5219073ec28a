import { createContext, useContext } from "react";
import type { ArticleTexts } from "./articles/enArticles";

/** Provides the texts of the view Articles, which are loaded with it. */
export const ArticleTextsContext = createContext<ArticleTexts | null>(null);

/** The texts of the view Articles in the language chosen. Throws outside of that view. */
export function useArticleTexts(): ArticleTexts {
  const texts = useContext(ArticleTextsContext);
  if (!texts) throw new Error("The texts of the articles are there in the view Articles only.");
  return texts;
}
