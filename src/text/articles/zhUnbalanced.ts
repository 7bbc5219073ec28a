import type { enUnbalanced } from "./enUnbalanced";

/** What too few images of one digit do, in Chinese. */
export const zhUnbalanced: typeof enUnbalanced = {
  tab: "类别不平衡",
};
