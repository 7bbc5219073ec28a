import type { enClaims } from "./enClaims";

/** What the articles say and what was measured, in Chinese. */
export const zhClaims: typeof enClaims = {
  tab: "论断",
};
