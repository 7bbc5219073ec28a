/** Probabilities that sum to 1 from the network's last values; all NaN where one of these is NaN or above every number. */
export function softmax(logits: Float32Array): number[] {
  const highest = logits.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  // Less the highest, so that no power overflows; the quotients stay the same.
  const powers = Array.from(logits, (logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
