import { comparePair } from "../../statistics/comparePair";
import { rowsOfDigit, valuesAt } from "../../statistics/digitRecall";
import { judgePairs, type Verdict } from "../../statistics/judgePairs";
import type { TrialName } from "./threeExperiments";

/** Two of the three networks, on the images of one digit or on all. */
export interface TrialVerdict {
  readonly a: TrialName;
  readonly b: TrialName;
  readonly on: "digit" | "all";
  readonly verdict: Verdict;
}

const pairs = [
  ["whole", "thinned"],
  ["weighted", "thinned"],
  ["whole", "weighted"],
] as const satisfies readonly (readonly [TrialName, TrialName])[];

/** Verdicts on every pair, on the digit's test images and on all, corrected together; none before all three are measured. */
export function judgeTrials(
  labels: Uint8Array,
  digit: number,
  predictions: Readonly<Record<TrialName, Uint8Array | null>>,
): readonly TrialVerdict[] {
  if (labels.length === 0) return [];
  const rows = rowsOfDigit(labels, digit);
  const ofDigit = valuesAt(labels, rows);
  const compared = pairs.flatMap(([a, b]) => {
    const [first, second] = [predictions[a], predictions[b]];
    if (!first || !second) return [];
    const onDigit = comparePair(ofDigit, [valuesAt(first, rows)], [valuesAt(second, rows)]);
    return [
      { a, b, on: "digit" as const, comparison: onDigit },
      { a, b, on: "all" as const, comparison: comparePair(labels, [first], [second]) },
    ];
  });
  if (compared.length < 2 * pairs.length) return [];
  const verdicts = judgePairs(compared.map(({ comparison }) => comparison));
  return compared.flatMap(({ a, b, on }, place) => {
    const verdict = verdicts[place];
    return verdict ? [{ a, b, on, verdict }] : [];
  });
}

/** Which of two networks reads the digit better, as far as the test images can tell. */
export function betterAtDigit(verdicts: readonly TrialVerdict[], a: TrialName, b: TrialName): TrialName | null {
  const found = verdicts.find((each) => each.on === "digit" && each.a === a && each.b === b);
  if (found?.verdict.better === "a") return a;
  return found?.verdict.better === "b" ? b : null;
}
