import type { ProgramFault } from "../../articles/claims";
import type { FigureName } from "../../articles/workedFigures";
import { makeNumberFormat } from "../formatNumber";
import { enClaimSentences } from "./enClaimSentences";

const number = makeNumberFormat("en");
/** How far the claim is from what was measured. */
const off = (by: number, size: string) => `the claim is ${size} ${by > 0 ? "higher" : "lower"}`;

const figureNames: Record<FigureName, string> = {
  sum: "sum",
  mean: "mean",
  loss: "loss",
  prediction: "prediction",
  w: "w",
  b: "b",
  gradientW: "∂L/\u2060∂w",
  gradientB: "∂L/\u2060∂b",
  firstStep: "step",
  squaredGradient: "value used",
  gradient: "gradient",
  inputs: "neurons",
  output: "",
};

const cannotRun: Record<ProgramFault, string> = {
  noValidationData: "Cannot print this",
  imageShape: "Cannot run as printed",
  labelShape: "Cannot run as printed",
  measuresTrainingImages: "Wrong as printed",
};

/** What the articles say and what was measured, in English. */
export const enClaims = {
  tab: "Claims",
  intro:
    "Every figure, log line and calculation of the articles, beside what comes out when it is done. Train an experiment here, and its rows fill with this machine's own figures.",
  sentences: enClaimSentences,
  article: (article: number) => `Article ${article}`,
  byHand: "By hand",
  columns: { claim: "Claim", says: "The article says", measured: "We found", verdict: "Verdict", here: "This machine" },
  accuracy: (accuracy: number) => number.percent(accuracy, 2),
  loss: (loss: number) => number.decimal(loss, 4),
  figure: (name: FigureName, value: number, decimals: number) => {
    const label = figureNames[name];
    return label === ""
      ? number.decimal(value, decimals)
      : `${label} ${number.decimal(value, decimals)}`.replaceAll(" ", "\u00a0");
  },
  figures: (parts: readonly string[]) => parts.join(", "),
  noFigure: "–",
  spread: (low: string, high: string, seeds: number) => (seeds === 1 ? "1 seed" : `${low} to ${high}, ${seeds} seeds`),
  interval: (low: string, high: string) => `${low} to ${high}`,
  verdicts: {
    reproduced: "Reproduced",
    right: "Right",
    notReproduced: "Not reproduced",
    noFigure: "No figure given",
    wrong: "Wrong as printed",
    notMeasured: "Not measured yet",
    cannotRun: (fault: ProgramFault) => cannotRun[fault],
  },
  /** Claimed less measured; accuracies in points. */
  byPoints: (by: number) => off(by, `${number.decimal(Math.abs(by * 100), 2)} points`),
  byNats: (by: number) => off(by, number.decimal(Math.abs(by), 4)),
  source: {
    none: "No full reproduction has been kept yet, so experiments have no figures of ours. What follows from the programs and the arithmetic alone is judged already.",
    short: (measured: number, all: number) =>
      `Our figures come from a reproduction that is not complete: ${measured} of ${all} experiments, or fewer epochs or seeds than planned. Verdicts may change.`,
    full: (seeds: number, backend: string, chromium: string) =>
      `Our figures: all epochs on 60,000 images, ${seeds} seeds each, trained by this program (${backend}, Chromium ${chromium}).`,
    shortRun: "short run: not judged",
  },
  experiment: {
    facts: (epochs: number, batchSize: number) => `${epochs} epochs, batches of ${batchSize}`,
    train: "Train it here",
    trainOf: (name: string) => `Train ${name} here`,
    resume: "Go on",
    resumeOf: (name: string) => `Go on training ${name}`,
    pause: "Pause",
    pauseOf: (name: string) => `Pause ${name}`,
    see: "See it in the playground",
    seeOf: (name: string) => `See ${name} in the playground`,
    isThere: "It is among the networks of the playground already.",
    restoring: "Looking for what is kept in this browser…",
    lost: "The trainer has stopped; restart it above.",
    ownData: "Your own data are loaded, and the claims are about MNIST: go back to it under Your data.",
    noData: "The data are missing; load them again above.",
    waiting: "Waiting for the data…",
    epoch: (epoch: number, epochs: number) => `Epoch ${epoch} of ${epochs}`,
    paused: (epoch: number, epochs: number) => `Paused in epoch ${epoch} of ${epochs}`,
    measuring: "Measuring the test images…",
    ended: (name: string, accuracy: string, seconds: number) =>
      `${name} trained here in ${number.duration(seconds)}: test accuracy ${accuracy}`,
    stopped: (epoch: number, epochs: number) => `Stopped in epoch ${epoch} of ${epochs}: not judged`,
    changedRate: "Its learning rate was changed by hand: not judged",
    failed: "It failed",
    notAsked: "not measured in this run",
    later: "comes after the last epoch",
    laterEpoch: (epoch: number) => `comes after epoch ${epoch}`,
    missed: "not measured after that epoch",
  },
};
