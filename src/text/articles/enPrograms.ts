/** The articles' programs, and what is wrong with them, in English. */
export const enPrograms = {
  tab: "Programs",
};
