/**
 * Holm's correction (S. Holm 1979, "A simple sequentially rejective multiple test procedure"): the p-values, in their
 * order, such that calling those below α real is wrong for any of them with a probability of at most α.
 */
export function holmCorrection(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  const corrected = pValues.map(() => 1);
  let highest = 0;
  for (const [rank, index] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 1)));
    corrected[index] = highest;
  }
  return corrected;
}
