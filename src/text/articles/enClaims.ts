/** What the articles say and what was measured, in English. */
export const enClaims = {
  tab: "Claims",
};
