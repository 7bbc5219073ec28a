import { wilsonInterval } from "../statistics/wilsonInterval";
import type { Claim, ProgramFault } from "./claims";
import type { Figure } from "./workedFigures";

/** A claimed figure as it was measured: one value a seed, losses in nats, accuracies in 0..1. */
export interface MeasuredFigure {
  readonly values: readonly number[];
  /** Images that an accuracy was counted on; null for a loss. */
  readonly images: number | null;
}

/** Lowest and highest, both included. */
export interface FigureRange {
  readonly low: number;
  readonly high: number;
}

/** What became of a claim. */
export type Verdict =
  | { readonly kind: "reproduced"; readonly range: FigureRange | null }
  /** `by`: claimed less the mean of the seeds, in the claim's unit. */
  | { readonly kind: "notReproduced"; readonly range: FigureRange; readonly by: number }
  | { readonly kind: "noFigure" }
  | { readonly kind: "cannotRun"; readonly fault: ProgramFault }
  /** `right`: the figures that differ, with the right ones; none where only words are wrong. */
  | { readonly kind: "wrong"; readonly right: readonly Figure[] }
  /** The experiment was not trained yet. */
  | { readonly kind: "notMeasured" };

/** Verdict on `claim`; `measured` is what came out of its experiment, null before that and for claims without one. */
export function verdictOf(claim: Claim, measured: MeasuredFigure | null): Verdict {
  switch (claim.kind) {
    case "experiment":
      return claim.printed === null ? { kind: "noFigure" } : judgeFigure(claim.printed, measured);
    case "program":
      return claim.fault === "measuresTrainingImages" ? { kind: "wrong", right: [] } : { kind: "cannotRun", fault: claim.fault };
    case "arithmetic":
      return judgeArithmetic(claim.figures);
    case "statement":
      return { kind: "wrong", right: claim.figures };
  }
}

/** Compares a printed figure with what seeds gave. */
export function judgeFigure(printed: number, measured: MeasuredFigure | null): Verdict {
  if (!measured || measured.values.length === 0) return { kind: "notMeasured" };
  const range = acceptedRange(measured);
  const { low, high } = range;
  return printed >= low && printed <= high
    ? { kind: "reproduced", range }
    : { kind: "notReproduced", range, by: printed - meanOf(measured.values) };
}

/**
 * The range of the seeds widened on both sides by half the width of the 95 % Wilson interval of their mean: a claim within it is
 * as good as measured. A loss has no such interval and its range stays as it is. An accuracy's range stays within 0..1.
 */
export function acceptedRange({ values, images }: MeasuredFigure): FigureRange {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  if (images === null) return { low: lowest, high: highest };
  const [low, high] = wilsonInterval(meanOf(values) * images, images);
  const half = (high - low) / 2;
  return { low: Math.max(0, lowest - half), high: Math.min(1, highest + half) };
}

/** Arithmetic is right when every figure is, to the decimals it is printed with. */
export function judgeArithmetic(figures: readonly Figure[]): Verdict {
  if (figures.every(({ printed }) => printed === null)) return { kind: "noFigure" };
  const right = figures.filter((figure) => !isAsPrinted(figure));
  return right.length === 0 ? { kind: "reproduced", range: null } : { kind: "wrong", right };
}

/** Whether the right value rounds to the printed one. */
export function isAsPrinted({ printed, right, decimals }: Figure): boolean {
  // Beyond half a unit of the last decimal, and what doubles cannot hold.
  return printed === null || Math.abs(printed - right) <= 0.5 * 10 ** -decimals + 1e-9;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
