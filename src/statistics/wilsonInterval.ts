/** 97.5th percentile of the normal distribution, for an interval of 95 %. */
const z = 1.959963984540054;

/**
 * The 95 % Wilson score interval of a share, `correct` of `count`, as [low, high] in 0..1 (E. B. Wilson 1927, "Probable
 * inference, the law of succession, and statistical inference"). The whole of 0..1 where nothing was counted.
 */
export function wilsonInterval(correct: number, count: number): readonly [low: number, high: number] {
  if (count <= 0) return [0, 1];
  const share = correct / count;
  const scale = 1 + z ** 2 / count;
  const center = (share + z ** 2 / (2 * count)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return [Math.max(0, center - half), Math.min(1, center + half)];
}
