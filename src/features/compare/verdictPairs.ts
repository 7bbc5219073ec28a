import type { MeasuredGroup } from "../../store/measuredGroups";

/** Two groups to be tested against each other. */
export interface VerdictPair {
  /** The same for the same two groups with the same results. */
  readonly key: string;
  readonly a: MeasuredGroup;
  readonly b: MeasuredGroup;
}

const resultNumbers = new WeakMap<Uint8Array, number>();
let results = 0;

/** A number for each result, since a run that was trained again has other predictions under the same name. */
function resultNumber(predictions: Uint8Array): number {
  const known = resultNumbers.get(predictions);
  if (known !== undefined) return known;
  results += 1;
  resultNumbers.set(predictions, results);
  return results;
}

/**
 * All pairs of `groups`, or only those with the group `baselineId`, which then comes first; the first group stands in for a
 * baseline that is not among them.
 */
export function makePairs(groups: readonly MeasuredGroup[], withBaseline: boolean, baselineId: string | null): VerdictPair[] {
  const baseline = groups.find(({ id }) => id === baselineId) ?? groups[0];
  const pairs = groups.flatMap((a, i) =>
    groups.slice(i + 1).map((b) => (b === baseline ? ([b, a] as const) : ([a, b] as const))),
  );
  return pairs
    .filter(([a]) => !withBaseline || a === baseline)
    .map(([a, b]) => ({ a, b, key: [a, b].map(({ predictions }) => predictions.map(resultNumber).join()).join(" ") }));
}
