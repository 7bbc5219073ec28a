import type { enPrograms } from "./enPrograms";

/** The articles' programs, and what is wrong with them, in Chinese. */
export const zhPrograms: typeof enPrograms = {
  tab: "程序",
};
