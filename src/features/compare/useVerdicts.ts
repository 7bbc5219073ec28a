import { useEffect, useState } from "react";
import { comparePair, type PairComparison } from "../../statistics/comparePair";
import { judgePairs, type Verdict } from "../../statistics/judgePairs";
import type { VerdictPair } from "./verdictPairs";

/** Verdicts in the order of their pairs; null while some are still being tested, of which `done` are. */
export interface PairVerdicts {
  readonly verdicts: readonly Verdict[] | null;
  readonly done: number;
}

/** Tests `pairs` one at a time, so that the page answers in between, and judges all of them together. */
export function useVerdicts(pairs: readonly VerdictPair[], labels: Uint8Array | null): PairVerdicts {
  const [tested, setTested] = useState<ReadonlyMap<string, PairComparison>>(new Map());
  const next = pairs.find(({ key }) => !tested.has(key));
  useEffect(() => {
    if (!next || !labels) return;
    const timer = setTimeout(() => {
      const comparison = comparePair(labels, next.a.predictions, next.b.predictions);
      setTested((last) => new Map(last).set(next.key, comparison));
    });
    return () => clearTimeout(timer);
  }, [next, labels]);
  const comparisons = pairs.flatMap(({ key }) => tested.get(key) ?? []);
  return { verdicts: next ? null : judgePairs(comparisons), done: comparisons.length };
}
