import type { ReadingGroup } from "./readGroup";

/** Ten probabilities that a group gives for one image of several: the means over its seeds; null where none was read. */
export function groupShares(
  { runs }: Pick<ReadingGroup, "runs">,
  probabilities: ReadonlyMap<string, Float32Array>,
  image: number,
): readonly number[] | null {
  const read = runs.flatMap(({ id }) => {
    const values = probabilities.get(id);
    return values ? [values.subarray(image * 10, image * 10 + 10)] : [];
  });
  if (read.length === 0) return null;
  return Array.from({ length: 10 }, (_, digit) => read.reduce((sum, values) => sum + (values[digit] ?? 0), 0) / read.length);
}
