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
  title: "五篇文章，重做一遍",
  intro: "五篇谈大模型的中文文章顺带用 MNIST 讲机器学习。这里实测它们的数字，改正它们的程序，重算它们的演算。",
  sectionsLabel: "文章里的内容",
  claims: zhClaims,
  programs: zhPrograms,
  examples: zhExamples,
  ownData: zhOwnData,
  savedModels: zhSavedModels,
  unbalanced: zhUnbalanced,
  smaller: zhSmaller,
};
