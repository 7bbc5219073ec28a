/**
 * A series over a range of steps in at most so many points. A point stands for the steps `firstSteps[i]` to
 * `lastSteps[i]`: their mean, least and greatest value, drawn at `positions[i]`. A mean over NaN or an infinity is not
 * finite either, so that a diverging run breaks its line; least and greatest are those of the finite values alone.
 */
export interface ReducedSeries {
  /** Steps in every point; a power of two. */
  readonly bucketSize: number;
  readonly firstSteps: Float64Array;
  readonly lastSteps: Float64Array;
  /** In steps: the middle of a full bucket; the last step for the point at the end. */
  readonly positions: Float64Array;
  readonly means: Float64Array;
  readonly minima: Float64Array;
  readonly maxima: Float64Array;
}

/** A range of steps from `from`, inclusive, to `to`, exclusive. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Steps in a bucket so that `range` fits into `targetPoints` points: the smallest power of two that leaves room for the
 * point at the end. It depends on the range alone, so a series that grows inside the range keeps its buckets.
 */
export function bucketSizeFor(range: StepRange, targetPoints: number): number {
  const room = Math.max(1, targetPoints - 1);
  let size = 1;
  while (Math.floor((range.to - 1) / size) - Math.floor(range.from / size) + 1 > room) size *= 2;
  return size;
}

/**
 * Reduces the steps of `values` (entry i is step i) inside `range` to at most `targetPoints` points (at least 2).
 * Bucket edges are multiples of the bucket size and only full buckets count, but for the first, which the range may
 * cut; so a point once drawn stays as it is while the series grows. The end of the line is a point of its own: the mean
 * of the last `bucketSize` steps, at the last step, which a half-filled bucket would let flap.
 */
export function reduceSeries(values: Float32Array, range: StepRange, targetPoints: number): ReducedSeries {
  return reduceByBuckets(values, range, bucketSizeFor(range, targetPoints));
}

/** Reduces the steps of `values` inside `range` to buckets of `bucketSize` steps, as `reduceSeries` does. */
export function reduceByBuckets(values: Float32Array, range: StepRange, bucketSize: number): ReducedSeries {
  const from = Math.max(0, range.from);
  const to = Math.min(values.length, range.to);
  const firstBucket = Math.floor(from / bucketSize);
  const fullBuckets = Math.max(0, Math.floor(to / bucketSize) - firstBucket);
  // With one step a bucket, the last bucket is the end of the line already.
  const hasEnd = to > from && (bucketSize > 1 || fullBuckets === 0);
  const reduced = emptyPoints(bucketSize, fullBuckets + (hasEnd ? 1 : 0));
  for (let i = 0; i < fullBuckets; i++) {
    const first = Math.max(from, (firstBucket + i) * bucketSize);
    const last = (firstBucket + i + 1) * bucketSize - 1;
    setPoint(reduced, i, values, first, last, (first + last) / 2);
  }
  if (hasEnd) setPoint(reduced, fullBuckets, values, Math.max(from, to - bucketSize), to - 1, to - 1);
  return reduced;
}

function emptyPoints(bucketSize: number, count: number): ReducedSeries {
  return {
    bucketSize,
    firstSteps: new Float64Array(count),
    lastSteps: new Float64Array(count),
    positions: new Float64Array(count),
    means: new Float64Array(count),
    minima: new Float64Array(count),
    maxima: new Float64Array(count),
  };
}

function setPoint(reduced: ReducedSeries, i: number, values: Float32Array, first: number, last: number, position: number) {
  let sum = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let step = first; step <= last; step++) {
    const value = values[step] ?? Number.NaN;
    sum += value;
    if (!Number.isFinite(value)) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  const hasFinite = minimum <= maximum;
  reduced.firstSteps[i] = first;
  reduced.lastSteps[i] = last;
  reduced.positions[i] = position;
  reduced.means[i] = sum / (last - first + 1);
  reduced.minima[i] = hasFinite ? minimum : Number.NaN;
  reduced.maxima[i] = hasFinite ? maximum : Number.NaN;
}
