/** The articles' arithmetic, step by step, in English. */
export const enExamples = {
  tab: "Worked examples",
};
