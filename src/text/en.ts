/** Every sentence, label and unit of the page in English. A second language has the same keys. */
export const en = {
  page: {
    title: "Trainset",
  },
  charts: {},
  drawing: {},
};

/** The table that every language fills. */
export type Texts = typeof en;
