import type { enOwnData } from "./enOwnData";

/** Training on four files of one's own, in Chinese. */
export const zhOwnData: typeof enOwnData = {
  tab: "自己的数据",
};
