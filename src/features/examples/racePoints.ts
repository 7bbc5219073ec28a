import type { RaceTrack } from "../../articles/descentRace";
import type { ChartPoints } from "../../ui/chartCurve";

/** What the race can be counted in. */
export const raceMeasures = ["examples", "epochs", "updates"] as const;
export type RaceMeasure = (typeof raceMeasures)[number];

/**
 * A racer's loss as stairs over `measure`, up to where it has seen `until` examples; of many updates as many as a logarithmic axis
 * can show.
 */
export function racePoints({ seen, excess }: RaceTrack, measure: RaceMeasure, epochSize: number, until: number): ChartPoints {
  const placeOf = (i: number) => {
    if (measure === "updates") return i;
    return measure === "epochs" ? (seen[i] ?? 0) / epochSize : (seen[i] ?? 0);
  };
  const xs: number[] = [];
  const ys: number[] = [];
  let last = excess[0] ?? Number.NaN;
  for (let i = 0; i < seen.length && (seen[i] ?? 0) <= until; i = Math.max(i + 1, Math.floor(i * 1.012))) {
    const [x, y] = [placeOf(i), excess[i] ?? Number.NaN];
    xs.push(x, x);
    ys.push(last, y);
    last = y;
  }
  return { xs, ys };
}
