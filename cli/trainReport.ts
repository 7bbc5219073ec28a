import { backendOptions } from "../src/protocol/options";
import type { TerminalEvent, TerminalResult } from "../src/terminal";
import { makeNumberFormat } from "../src/text/formatNumber";
import type { DrawingsResult } from "./createDrawingTask";
import { formatTable } from "./formatTable";

const number = makeNumberFormat("en");
const barWidth = 24;

/** How far one run is, as the progress bar shows it. */
export interface RunProgress {
  readonly runId: string;
  readonly step: number;
  readonly totalSteps: number;
  /** Of the latest batch; null before the first figure. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** Since training began. */
  readonly elapsedSeconds: number;
}

/** A bar of `width` cells, filled in proportion to a share in 0..1. */
export function renderBar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return "█".repeat(filled) + "░".repeat(width - filled);
}

/** One line a run: bar, steps, latest loss and accuracy, time left at the pace so far. */
export function progressLines(runs: readonly RunProgress[]): string[] {
  return formatTable(
    runs.map(({ runId, step, totalSteps, loss, accuracy, elapsedSeconds }) => [
      runId,
      renderBar(step / totalSteps, barWidth),
      `step ${number.count(step)}/${number.count(totalSteps)}`,
      loss === null ? "" : `loss ${number.decimal(loss, 4)}`,
      accuracy === null ? "" : number.percent(accuracy),
      step === 0 || step >= totalSteps ? "" : `${number.clock((elapsedSeconds / step) * (totalSteps - step))} left`,
    ]),
    ["left", "left", "right", "right", "right", "right"],
  );
}

/** What an epoch came to, in one line. */
export function epochSentence(event: Extract<TerminalEvent, { type: "epochEnded" }>): string {
  const { validation } = event;
  return [
    `${event.runId}: epoch ${event.epoch}`,
    `loss ${number.decimal(event.trainLoss, 4)}`,
    `accuracy ${number.percent(event.trainAccuracy, 2)}`,
    ...(validation
      ? [`validation loss ${number.decimal(validation.loss, 4)}`, `validation accuracy ${number.percent(validation.accuracy, 2)}`]
      : []),
    `${number.decimal(event.seconds, 1)} s`,
  ].join(", ");
}

/** How many drawings a run read rightly, in one line. */
export function drawingsSentence({ runId, count, accuracy }: DrawingsResult): string {
  return `${runId} reads ${number.count(Math.round(accuracy * count))} of ${number.count(count)} drawings rightly (${number.percent(accuracy, 1)}).`;
}

/** The final table: a heading with units, one line a run. */
export function resultTable(results: readonly TerminalResult[]): string {
  const rows = results.map((result) => [
    result.runId,
    number.decimal(result.test.accuracy * 100, 2),
    number.decimal(result.test.loss, 4),
    number.count(result.test.count),
    number.count(result.steps),
    `${result.secondsAreEstimated ? "~" : ""}${number.decimal(result.seconds, 1)}`,
    result.millisecondsPerStep === null ? "–" : number.decimal(result.millisecondsPerStep, 2),
    backendOptions[result.backend].label,
  ]);
  const heading = [
    "run",
    "test accuracy (%)",
    "test loss (nats)",
    "test images",
    "steps",
    "training time (s)",
    "ms/step",
    "backend",
  ];
  const lines = formatTable([heading, ...rows], ["left", "right", "right", "right", "right", "right", "right", "left"]);
  const isEstimated = results.some((result) => result.secondsAreEstimated);
  return [...lines, ...(isEstimated ? ["  ~ share of a GPU that several runs used, by floating-point operations"] : [])].join(
    "\n",
  );
}
