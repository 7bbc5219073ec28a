import type { Texts } from "../../text/en";

/** What the dashed lines show: one measurement, or in some runs one and in others the other. */
export type MeasuredKind = "validation" | "test" | "mixed";

/** What lines and areas mean. */
export interface LegendView {
  /** How the training lines are evened out; null before there is one. */
  readonly averaging: string | null;
  readonly measured: string;
  /** What the band around a line is; null where no line has one. */
  readonly band: string | null;
}

/** The legend's words for lines whose points are means of so many `steps`. */
export function makeLegendView(
  steps: readonly { readonly strong: number; readonly faint: number }[],
  smoothing: number,
  hasBand: boolean,
  measured: MeasuredKind | null,
  { charts, number }: Texts,
): LegendView {
  const { legend } = charts;
  // Batch sizes differ, and with them the steps on the axis.
  const span = (counts: readonly number[]) => {
    const fewest = number.count(Math.min(...counts));
    const most = number.count(Math.max(...counts));
    return fewest === most ? most : `${fewest}–${most}`;
  };
  const faint = span(steps.map((each) => each.faint));
  const averaging = () => {
    if (steps.length === 0) return null;
    if (smoothing === 0) return legend.unsmoothed(faint);
    return legend.smoothed(number.count(Math.round(1 / (1 - smoothing))), faint);
  };
  return {
    averaging: averaging(),
    measured: legend.afterEachEpoch(legend.measured[measured ?? "mixed"]),
    band: hasBand ? legend.band : null,
  };
}
