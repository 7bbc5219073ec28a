/** What one label adds to a two-sided cross-entropy, in nats. */
export interface CrossEntropyTerm {
  readonly label: number;
  readonly prediction: number;
  /** −y · ln p. */
  readonly ofLabel: number;
  /** −(1 − y) · ln(1 − p). */
  readonly ofRest: number;
}

/** Cross-entropies of labels and predictions, in nats. */
export interface CrossEntropySums {
  readonly terms: readonly CrossEntropyTerm[];
  /** −Σ y · ln p: what is left when the (1 − y) terms are dropped. */
  readonly labelSum: number;
  /** −Σ (y · ln p + (1 − y) · ln(1 − p)). */
  readonly sum: number;
  /** The sum over the number of labels. */
  readonly mean: number;
  /** −(1/n) Σ y · ln p: the mean without the (1 − y) terms. */
  readonly labelMean: number;
}

/**
 * Cross-entropies of `labels`, each 0..1, and as many `predictions`, each within 0..1 (Goodfellow, Bengio and Courville 2016,
 * "Deep Learning", 3.13 and 6.2). Read as the classes of one softmax sample with a one-hot label, `labelSum` is its loss.
 */
export function crossEntropySums(labels: readonly number[], predictions: readonly number[]): CrossEntropySums {
  const terms = labels.map((label, i) => {
    const prediction = predictions[i] ?? Number.NaN;
    return { label, prediction, ofLabel: weighed(label, prediction), ofRest: weighed(1 - label, 1 - prediction) };
  });
  const labelSum = terms.reduce((sum, { ofLabel }) => sum + ofLabel, 0);
  const sum = terms.reduce((rest, { ofRest }) => rest + ofRest, labelSum);
  return { terms, labelSum, sum, mean: sum / terms.length, labelMean: labelSum / terms.length };
}

/** −share · ln probability, where 0 · ln 0 counts as 0. */
function weighed(share: number, probability: number): number {
  return share === 0 ? 0 : -share * Math.log(probability);
}

/** Article 0's example as printed: its numbers, and the loss that it names. */
export const article0CrossEntropy = {
  labels: [0, 1, 0, 1],
  predictions: [0.9, 0.2, 0.8, 0.3],
  printed: 1.1931,
} as const;

/** Article 4's example as printed. */
export const article4CrossEntropy = { labels: [0, 1], predictions: [0.9, 0.1] } as const;
