/** The next row after `row`, from the last on from the first, whose prediction is not its label; null where there is none. */
export function nextMisread(predictions: Uint8Array, labels: Uint8Array, row: number): number | null {
  const count = Math.min(predictions.length, labels.length);
  for (let ahead = 1; ahead <= count; ahead += 1) {
    const candidate = (row + ahead) % count;
    if (predictions[candidate] !== labels[candidate]) return candidate;
  }
  return null;
}
