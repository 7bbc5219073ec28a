import type { enExamples } from "./enExamples";

/** The articles' arithmetic, step by step, in Chinese. */
export const zhExamples: typeof enExamples = {
  tab: "演算",
};
