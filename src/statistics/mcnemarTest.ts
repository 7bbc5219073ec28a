/**
 * McNemar's exact test (Q. McNemar 1947, "Note on the sampling error of the difference between correlated proportions or
 * percentages"), two-sided: the probability, in 0..1, that `onlyA` + `onlyB` fair coins fall at least as unevenly as
 * they did. `onlyA` and `onlyB` count the images that one of two networks alone reads rightly.
 */
export function mcnemarTest(onlyA: number, onlyB: number): number {
  const count = onlyA + onlyB;
  const fewer = Math.min(onlyA, onlyB);
  // The tail from its largest term down: each is the one before times k / (n − k + 1), so the sum stays near 1.
  let term = 1;
  let tail = 0;
  for (let k = fewer; k >= 0 && term > Number.EPSILON * tail * 1e-3; k -= 1) {
    tail += term;
    term *= k / (count - k + 1);
  }
  return Math.min(1, 2 * tail * Math.exp(logBinomial(count, fewer) - count * Math.LN2));
}

/** Natural logarithm of the number of ways to choose `k` of `n`: a sum, since the number itself soon exceeds a double. */
function logBinomial(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}
