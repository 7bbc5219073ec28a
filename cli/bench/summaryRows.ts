import { makeNumberFormat } from "../../src/text/formatNumber";
import type { Alignment } from "../formatTable";
import { engines, ourEngine } from "./engines";
import type { Spread } from "./statistics";
import type { EngineSummary } from "./summarize";

const number = makeNumberFormat("en");

/** Headings of `summaryRows`, and the side at which each column stands. */
export const summaryHeading = ["engine", "ms/step", "spread", "images/s", "time, ours = 1", "peak MB", "first step, s", "loss"];
export const summaryAlignments: readonly Alignment[] = ["left", "right", "right", "right", "right", "right", "right", "left"];

/** A number with about three significant digits. */
export function formatFigure(value: number): string {
  return number.decimal(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** Smallest and largest value. */
export function formatSpread({ min, max }: Spread): string {
  return `${formatFigure(min)}–${formatFigure(max)}`;
}

/** One row of text an engine, under `summaryHeading`. */
export function summaryRows(summaries: readonly EngineSummary[]): string[][] {
  return summaries.map(({ engine, outcome }) => {
    const { label } = engines[engine];
    if (outcome.kind === "cannot") return [label, "cannot", "", "", "", "", "", outcome.error];
    const { millisecondsPerStep, imagesPerSecond, ratio, peakBytes, firstStepMs } = outcome;
    return [
      label,
      formatFigure(millisecondsPerStep.median),
      outcome.repeats > 1 ? formatSpread(millisecondsPerStep) : "once",
      number.count(Math.round(imagesPerSecond)),
      ratio === null ? (engine === ourEngine ? "1" : "–") : formatFigure(ratio.median),
      peakBytes === null ? "" : number.count(Math.round(peakBytes / 1e6)),
      number.decimal(firstStepMs / 1000, 1),
      engine === ourEngine ? "" : describeLosses(outcome),
    ];
  });
}

function describeLosses(outcome: Extract<EngineSummary["outcome"], { kind: "measured" }>): string {
  const { losses } = outcome;
  if (losses === null) return "not compared";
  const figures = `${number.decimal(losses.theirs, 3)} (ours ${number.decimal(losses.ours, 3)}) at step ${losses.comparedSteps}`;
  return losses.isRight ? `falls as ours: ${figures}` : `WRONG: ${figures}`;
}
