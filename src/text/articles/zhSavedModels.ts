import type { enSavedModels } from "./enSavedModels";

/** A trained network as a file, loaded again, in Chinese. */
export const zhSavedModels: typeof enSavedModels = {
  tab: "保存与预测",
};
