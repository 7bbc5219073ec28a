import type { RunId } from "../../protocol/messages";
import type { Run, RunGroup } from "../../store/playgroundState";

/** A group as far as its answer goes. */
export interface ReadingGroup extends Pick<RunGroup, "id" | "colorIndex"> {
  readonly experiment: Pick<Run["experiment"], "name">;
  readonly runs: readonly Pick<Run, "id" | "step">[];
}

/** What the seeds of one experiment read together. */
export interface GroupReading {
  readonly groupId: string;
  /** Means over the seeds that have trained. */
  readonly probabilities: readonly number[];
  /** Lowest and highest of each digit; null for a single seed. */
  readonly spread: readonly (readonly [low: number, high: number])[] | null;
  /** The most probable digit by the means, the lower one of two that are equally probable, and its probability. */
  readonly digit: number;
  readonly share: number;
  /** Seeds whose own answer is `digit`, of `seeds`. */
  readonly votes: number;
  readonly seeds: number;
}

/** What a group reads, of the runs that have trained a step; null where there is none, or nothing to read. */
export function readGroup(
  group: Pick<ReadingGroup, "id" | "runs">,
  predictions: ReadonlyMap<RunId, readonly number[]>,
): GroupReading | null {
  const read = group.runs.flatMap(({ id, step }) => {
    const probabilities = step > 0 ? predictions.get(id) : undefined;
    return probabilities ? [probabilities] : [];
  });
  if (read.length === 0) return null;
  const digits = Array.from({ length: 10 }, (_, digit) => read.map((probabilities) => probabilities[digit] ?? 0));
  const probabilities = digits.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const digit = winnerOf(probabilities);
  return {
    groupId: group.id,
    probabilities,
    spread: read.length > 1 ? digits.map((values) => [Math.min(...values), Math.max(...values)] as const) : null,
    digit,
    share: probabilities[digit] ?? 0,
    votes: read.filter((values) => winnerOf(values) === digit).length,
    seeds: read.length,
  };
}

/** The most probable digit, the lower one of two that are equally probable. */
export function winnerOf(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}
