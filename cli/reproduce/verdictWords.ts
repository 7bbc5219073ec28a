import type { Claim, MeasureName } from "../../src/articles/claims";
import type { MeasuredFigure, Verdict } from "../../src/articles/verdict";
import type { Figure, FigureName } from "../../src/articles/workedFigures";
import { makeNumberFormat } from "../../src/text/formatNumber";

const number = makeNumberFormat("en");

const figureNames: Readonly<Record<FigureName, string>> = {
  sum: "sum",
  mean: "mean",
  loss: "loss",
  prediction: "prediction",
  w: "w",
  b: "b",
  gradientW: "∂L/∂w",
  gradientB: "∂L/∂b",
  firstStep: "first step",
  squaredGradient: "squared gradient",
  gradient: "gradient",
  inputs: "inputs",
  output: "output",
};

const isLoss = (measure: MeasureName) => measure === "trainLoss" || measure === "validationLoss";

/** A measured or printed figure: a loss with four decimals, an accuracy as a percentage with two. */
export function figureText(measure: MeasureName, value: number): string {
  return isLoss(measure) ? number.decimal(value, 4) : number.percent(value, 2);
}

/** Mean of the seeds, with lowest and highest where there are several. */
export function measuredText(measure: MeasureName, measured: MeasuredFigure | null): string {
  if (!measured || measured.values.length === 0) return "–";
  const { values } = measured;
  const mean = figureText(measure, values.reduce((sum, value) => sum + value, 0) / values.length);
  if (values.length === 1) return mean;
  return `${mean} (${figureText(measure, Math.min(...values))} to ${figureText(measure, Math.max(...values))})`;
}

/** Figures of a worked example as they are printed, or as they are right. */
export function figuresText(figures: readonly Figure[], which: "printed" | "right"): string {
  const parts = figures.flatMap((figure) => {
    const value = figure[which];
    return value === null ? [] : [`${figureNames[figure.name]} ${number.decimal(value, figure.decimals)}`];
  });
  return parts.length === 0 ? "–" : parts.join(", ");
}

/** A verdict in a few words. */
export function verdictWords(claim: Claim, verdict: Verdict): string {
  switch (verdict.kind) {
    case "reproduced":
      return "reproduced";
    case "notReproduced":
      return claim.kind === "experiment" ? `not reproduced: ${differenceText(claim.measure, verdict.by)}` : "not reproduced";
    case "noFigure":
      return "no figure given";
    case "cannotRun":
      return verdict.fault === "noValidationData" ? "cannot run as printed: it has no such columns" : "cannot run as printed";
    case "wrong":
      return "wrong as printed";
    case "notMeasured":
      return "not trained in this run";
  }
}

function differenceText(measure: MeasureName, by: number): string {
  const size = isLoss(measure) ? number.decimal(Math.abs(by), 4) : `${number.decimal(Math.abs(by) * 100, 2)} points`;
  return `${size} too ${by > 0 ? "high" : "low"}`;
}

/** Why a printed figure of an experiment has its verdict. */
export function figureReason(measure: MeasureName, verdict: Verdict): string {
  if (verdict.kind === "noFigure") return "The program prints it; the article does not say what came out.";
  if (verdict.kind === "notMeasured") return "Not trained in this run.";
  if (verdict.kind !== "reproduced" && verdict.kind !== "notReproduced") return "";
  const { range } = verdict;
  if (!range) return "";
  const bounds = `${figureText(measure, range.low)} to ${figureText(measure, range.high)}`;
  const side = verdict.kind === "reproduced" ? "Within" : "Outside of";
  const how = isLoss(measure) ? "the range of the seeds" : "the range of the seeds and half a Wilson interval";
  return `${side} ${bounds}, ${how}.`;
}
