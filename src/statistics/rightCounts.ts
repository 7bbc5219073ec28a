/** What one run reads in each test image; the first `predictions.length` images of the labels. */
export type Predictions = Uint8Array;

/** Test images that all of `runs` have read: the shortest length, or none without runs. */
export function sharedCount(labels: Uint8Array, runs: readonly Predictions[]): number {
  return runs.length === 0 ? 0 : Math.min(labels.length, ...runs.map((predictions) => predictions.length));
}

/** For each of the first `count` test images, how many of `runs` read its digit rightly; at most 255 runs. */
export function rightCounts(labels: Uint8Array, runs: readonly Predictions[], count: number): Uint8Array {
  const right = new Uint8Array(count);
  for (const predictions of runs) {
    for (let row = 0; row < count; row += 1) if (predictions[row] === labels[row]) right[row] = (right[row] ?? 0) + 1;
  }
  return right;
}
