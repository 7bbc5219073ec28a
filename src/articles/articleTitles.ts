import type { ArticleNumber } from "./claims";

/** Titles of the five articles by the number that Trainset gives them; two have the same one, at different lengths. */
export const articleTitles: Readonly<Record<ArticleNumber, string>> = {
  0: "国内大模型市场：贾扬清观点，同质化发展与创新机遇并存",
  1: "国内大模型市场：贾扬清观点，同质化发展与创新机遇并存",
  2: "大模型的市场份额与技术发展",
  3: "巨头与创业公司在大模型领域的博弈",
  4: "大模型的市场份额与用户增长",
};

/** The articles' numbers in their order. */
export const articleNumbers = [0, 1, 2, 3, 4] as const satisfies readonly ArticleNumber[];
