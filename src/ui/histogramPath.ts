/** The outline of a histogram as an SVG path: bars without gaps, `width` by `height`, the highest bar reaching the top. */
export function histogramPath(counts: readonly number[], width: number, height: number): string {
  const highest = counts.reduce((most, count) => Math.max(most, count), 0);
  if (highest === 0) return "";
  const barWidth = width / counts.length;
  const bars = counts.map((count, index) => {
    const y = height * (1 - count / highest);
    return `V${round(y)}H${round((index + 1) * barWidth)}`;
  });
  return `M0 ${height}${bars.join("")}V${height}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
