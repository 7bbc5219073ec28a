import type { CrossEntropySums } from "../../articles/crossEntropy";
import { texFactor, texResult } from "./texNumber";

/** The ways to read the numbers as a loss. */
type Reading = "labelSum" | "sum" | "mean" | "labelMean" | "softmax";

/** Each reading of one article's numbers in TeX, filled in, with its name out of `names`. */
export function crossEntropyFormulas(
  { terms, labelSum, sum, mean, labelMean }: CrossEntropySums,
  article: "article0" | "article4",
  names: Readonly<Record<Reading, string>>,
) {
  const ofLabels = terms.flatMap(({ label, prediction }) => logarithm(label, prediction)).join(" ") || "0";
  const all = terms
    .flatMap(({ label, prediction }) => [...logarithm(label, prediction), ...logarithm(1 - label, 1 - prediction)])
    .join(" ");
  const line = (id: Reading, ...tex: readonly string[]) => ({ id, name: names[id], tex });
  const n = terms.length;
  if (article === "article4") {
    return [
      line("labelMean", `-\\frac1n \\sum_i y_i \\ln p_i &= \\tfrac{1}{${n}}\\,(${ofLabels}) ${texResult(labelMean)}`),
      line("softmax", `-\\sum_i y_i \\ln p_i &= ${ofLabels} ${texResult(labelSum)}`),
    ];
  }
  return [
    line("labelSum", `-\\sum_i y_i \\ln p_i &= ${ofLabels} ${texResult(labelSum)}`),
    line("sum", `-\\sum_i \\bigl(y_i \\ln p_i + (1-y_i)\\ln(1-p_i)\\bigr) &= ${all}`, `&${texResult(sum)}`),
    line("mean", `-\\frac1n \\sum_i \\bigl(\\cdots\\bigr) &= \\tfrac{1}{${n}} \\cdot ${texFactor(sum)} ${texResult(mean)}`),
  ];
}

/** −share · ln probability as a term of a sum; nothing where the share is 0. */
function logarithm(share: number, probability: number): string[] {
  if (share === 0) return [];
  const factor = share === 1 ? "" : `${texFactor(share)}\\,`;
  return [`- ${factor}\\ln ${texFactor(probability)}`];
}
