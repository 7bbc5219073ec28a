/** A trained network as a file, loaded again, in English. */
export const enSavedModels = {
  tab: "Save and predict",
};
