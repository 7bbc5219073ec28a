import { enClaims } from "./enClaims";
import { enExamples } from "./enExamples";
import { enOwnData } from "./enOwnData";
import { enPrograms } from "./enPrograms";
import { enSavedModels } from "./enSavedModels";
import { enSmaller } from "./enSmaller";
import { enUnbalanced } from "./enUnbalanced";

/** Every sentence of the view Articles in English, which is loaded with that view. */
export const enArticles = {
  title: "Five articles, done again",
  intro:
    "Five Chinese articles about large language models teach machine learning on MNIST as they go. Here their figures are measured, their programs repaired and their arithmetic worked out.",
  sectionsLabel: "What the articles do",
  claims: enClaims,
  programs: enPrograms,
  examples: enExamples,
  ownData: enOwnData,
  savedModels: enSavedModels,
  unbalanced: enUnbalanced,
  smaller: enSmaller,
};

/** The table that every language fills. */
export type ArticleTexts = typeof enArticles;
