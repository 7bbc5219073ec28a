const bins = 256;

/**
 * The threshold that parts values into two classes whose means differ most for their sizes (N. Otsu 1979, "A threshold selection
 * method from gray-level histograms"), and the distance of the two means. Null where all values are equal.
 */
export function otsuThreshold(values: Float32Array): { readonly threshold: number; readonly contrast: number } | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(most > least)) return null;
  const binWidth = (most - least) / bins;
  const counts = new Uint32Array(bins);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((value - least) / binWidth));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count, bin) => sum + count * bin, 0);
  let best = { variance: -1, bin: 0, distance: 0 };
  let below = 0;
  let sumBelow = 0;
  for (const [bin, count] of counts.entries()) {
    below += count;
    sumBelow += count * bin;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const distance = (total - sumBelow) / above - sumBelow / below;
    const variance = below * above * distance * distance;
    if (variance > best.variance) best = { variance, bin, distance };
  }
  return { threshold: least + (best.bin + 1) * binWidth, contrast: best.distance * binWidth };
}
