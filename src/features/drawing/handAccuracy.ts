import { wilsonInterval } from "../../statistics/wilsonInterval";
import type { MyDigitsReading } from "../../store/drawingState";
import type { RunGroup } from "../../store/playgroundState";

/** How well a network reads a person's own digits. */
export interface HandAccuracy {
  /** Read rightly; the mean over its seeds. */
  readonly correct: number;
  readonly count: number;
  /** 95 % interval of the share in 0..1, for digits as many as these. */
  readonly interval: readonly [low: number, high: number];
}

/** The mean over a group's measured seeds, of which each read the same digits; null where none was measured. */
export function handAccuracy(group: RunGroup, readings: ReadonlyMap<string, MyDigitsReading>): HandAccuracy | null {
  const measured = group.runs.flatMap(({ id }) => readings.get(id) ?? []);
  const [first] = measured;
  if (!first) return null;
  const correct = measured.reduce((sum, reading) => sum + reading.correct, 0) / measured.length;
  return { correct, count: first.count, interval: wilsonInterval(correct, first.count) };
}
