/** What one network costs and how good it is, in any units. */
export interface CostAndValue {
  readonly cost: number;
  readonly value: number;
}

/**
 * The points that no other beats: none costs at most as much and is at least as good, one of the two strictly. By
 * rising cost; of points that are equal in both, all stay.
 */
export function paretoFront<T extends CostAndValue>(points: readonly T[]): T[] {
  const beats = (a: T, b: T) => a.cost <= b.cost && a.value >= b.value && (a.cost < b.cost || a.value > b.value);
  return points.filter((point) => !points.some((other) => beats(other, point))).sort((a, b) => a.cost - b.cost);
}
