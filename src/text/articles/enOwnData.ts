/** Training on four files of one's own, in English. */
export const enOwnData = {
  tab: "Your data",
};
