import type { ArticleTexts } from "./enArticles";
import { zhClaims } from "./zhClaims";
import { zhExamples } from "./zhExamples";
import { zhOwnData } from "./zhOwnData";
import { zhPrograms } from "./zhPrograms";
import { zhSavedModels } from "./zhSavedModels";
import { zhSmaller } from "./zhSmaller";
import { zhUnbalanced } from "./zhUnbalanced";

/** Every sentence of the view Articles in Chinese, which is loaded with that view. */
export const zhArticles: ArticleTexts = {
  title: "文章",
  sectionsLabel: "文章里的内容",
  claims: zhClaims,
  programs: zhPrograms,
  examples: zhExamples,
  ownData: zhOwnData,
  savedModels: zhSavedModels,
  unbalanced: zhUnbalanced,
  smaller: zhSmaller,
};
