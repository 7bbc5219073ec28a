import { enProblems } from "./enProblems";
import { makeNumberFormat } from "./formatNumber";

/** Every sentence, label and unit of the page in English. A second language has the same keys. */
export const en = {
  page: {
    title: "Trainset",
  },
  number: makeNumberFormat("en"),
  problems: enProblems,
  charts: {},
  drawing: {},
};

/** The table that every language fills. */
export type Texts = typeof en;
