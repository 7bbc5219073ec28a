import type { enJoined } from "./enJoined";

/** How Chinese puts parts of a sentence together where their number is not known before. */
export const zhJoined: typeof enJoined = {
  more: (text: string, addition: string) => `${text}，${addition}`,
  aside: (text: string, remark: string) => `${text}（${remark}）`,
  labelled: (label: string, text: string) => `${label}：${text}`,
  clauses: (clauses: readonly string[]) => clauses.join("；"),
};
