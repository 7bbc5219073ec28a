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

/** The legend's words for curves of so many runs each, whose points without smoothing are means of so many steps. */
export function makeLegendView(
  curves: readonly { readonly runCount: number; readonly stepsInPoint: number }[],
  smoothing: number,
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
  // A mean of several runs has a band in the place of the faint line.
  const single = curves.filter(({ runCount }) => runCount === 1);
  const averaging = () => {
    if (curves.length === 0) return null;
    if (smoothing === 0) return legend.unsmoothed(span(curves.map(({ stepsInPoint }) => stepsInPoint)));
    const faint = single.length === 0 ? null : span(single.map(({ stepsInPoint }) => stepsInPoint));
    return legend.smoothed(number.count(Math.round(1 / (1 - smoothing))), faint);
  };
  return {
    averaging: averaging(),
    measured: legend.afterEachEpoch(legend.measured[measured ?? "mixed"]),
    band: single.length < curves.length ? legend.band : null,
  };
}
