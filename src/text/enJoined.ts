/** How English puts parts of a sentence together where their number is not known before. */
export const enJoined = {
  /** "Dense 128", "mean of 3 seeds" as "Dense 128, mean of 3 seeds". */
  more: (text: string, addition: string) => `${text}, ${addition}`,
  /** "0.31", "0.29–0.33" as "0.31 (0.29–0.33)". */
  aside: (text: string, remark: string) => `${text} (${remark})`,
  labelled: (label: string, text: string) => `${label}: ${text}`,
  clauses: (clauses: readonly string[]) => clauses.join("; "),
};
