/** Pruned, quantised and distilled networks, in English. */
export const enSmaller = {
  tab: "Smaller models",
};
