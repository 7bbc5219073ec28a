import { mcnemarTest } from "./mcnemarTest";
import { type Predictions, rightCounts, sharedCount } from "./rightCounts";
import { signFlipTest } from "./signFlipTest";

/** How the test images tell two networks apart, before any correction for how many pairs were tried. */
export interface PairComparison {
  /** `mcnemar` for one seed each, `signFlip` for several. */
  readonly test: "mcnemar" | "signFlip";
  /** Test images compared. */
  readonly images: number;
  /** Seeds compared of each network. */
  readonly seeds: number;
  /** Images that more seeds of A than of B read rightly, and the reverse; for one seed: A right and B wrong. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** Right answers of all seeds of A less those of B. */
  readonly difference: number;
  /** Pairs of seeds, first with first and so on, in which the better one is the better one of all together. */
  readonly agreeing: number;
  /** Whether every seed of the one ahead reads more images rightly than every seed of the other. */
  readonly isApart: boolean;
  /** In 0..1. */
  readonly p: number;
}

/**
 * Compares what two networks read. Seeds are paired in their order; where one network has more, those without a partner
 * are left out, so that neither side reads more often than the other.
 */
export function comparePair(labels: Uint8Array, a: readonly Predictions[], b: readonly Predictions[]): PairComparison {
  const seeds = Math.min(a.length, b.length);
  const pairs = a.slice(0, seeds).flatMap((first, seed) => {
    const second = b[seed];
    return second ? [[first, second] as const] : [];
  });
  const differences = readingDifferences(labels, a, b);
  const sumOf = (values: Int8Array) => values.reduce((sum, value) => sum + value, 0);
  const difference = sumOf(differences);
  const onlyA = differences.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  const onlyB = differences.reduce((count, value) => count + (value < 0 ? 1 : 0), 0);
  const agrees = ([first, second]: readonly [Predictions, Predictions]) =>
    difference !== 0 && Math.sign(sumOf(readingDifferences(labels, [first], [second]))) === Math.sign(difference);
  return {
    test: seeds > 1 ? "signFlip" : "mcnemar",
    images: differences.length,
    seeds,
    onlyA,
    onlyB,
    difference,
    agreeing: pairs.filter(agrees).length,
    isApart: areApart(rightAnswers(labels, a.slice(0, seeds)), rightAnswers(labels, b.slice(0, seeds))),
    p: seeds > 1 ? signFlipTest(differences) : mcnemarTest(onlyA, onlyB),
  };
}

/** Right answers of each run. */
function rightAnswers(labels: Uint8Array, runs: readonly Predictions[]): number[] {
  return runs.map((predictions) => {
    const right = rightCounts(labels, [predictions], sharedCount(labels, [predictions]));
    return right.reduce((sum, count) => sum + count, 0);
  });
}

function areApart(a: readonly number[], b: readonly number[]): boolean {
  return Math.min(...a) > Math.max(...b) || Math.min(...b) > Math.max(...a);
}

/** For each test image, seeds of A that read it rightly less those of B; seeds paired as in `comparePair`. */
export function readingDifferences(labels: Uint8Array, a: readonly Predictions[], b: readonly Predictions[]): Int8Array {
  const seeds = Math.min(a.length, b.length);
  const [pairedA, pairedB] = [a.slice(0, seeds), b.slice(0, seeds)];
  const count = sharedCount(labels, [...pairedA, ...pairedB]);
  const rightA = rightCounts(labels, pairedA, count);
  const rightB = rightCounts(labels, pairedB, count);
  const differences = new Int8Array(count);
  for (let row = 0; row < count; row += 1) differences[row] = (rightA[row] ?? 0) - (rightB[row] ?? 0);
  return differences;
}
