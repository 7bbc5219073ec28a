/** What too few images of one digit do, in English. */
export const enUnbalanced = {
  tab: "Unbalanced classes",
};
