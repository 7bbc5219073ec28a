import type { enSmaller } from "./enSmaller";

/** Pruned, quantised and distilled networks, in Chinese. */
export const zhSmaller: typeof enSmaller = {
  tab: "更小的模型",
};
