import { makeNumberFormat } from "../../src/text/formatNumber";
import type { DrawingFigures } from "./measureDrawing";
import type { Held } from "./measureMemory";
import type { PageFigures } from "./measurePage";
import type { Spread } from "./statistics";
import { formatFigure, formatSpread } from "./summaryRows";

const number = makeNumberFormat("en");

/** What was measured of the page, one row a figure: name and value. */
export function pageRows(page: PageFigures): string[][] {
  return [
    ["longest task on the page thread", page.longestTask === 0 ? "none of 50 ms" : ms(page.longestTask)],
    [`tasks of 50 ms or more in ${number.decimal(page.seconds, 0)} s`, number.count(page.longTasks)],
    ["longest gap between two turns of its event loop", ms(page.longestGap)],
    ["frames per second", number.decimal(page.framesPerSecond, 0)],
    ["from first ink to probabilities, while training", delay(page.answerWhileTraining)],
    ["from first ink to probabilities, paused", delay(page.answerWhileIdle)],
  ];
}

const ms = (value: number) => `${number.decimal(value, 0)} ms`;
const delay = (spread: Spread | null) =>
  spread === null ? "no answer" : `${ms(spread.median)} (${number.decimal(spread.min, 0)}–${number.decimal(spread.max, 0)})`;

/** How soon strokes are answered, one row a figure: name and value. */
export function answerRows({ page }: DrawingFigures): string[][] {
  return [
    ["from first ink to probabilities, both training", delay(page.answerWhileTraining)],
    ["from first ink to probabilities, both paused", delay(page.answerWhileIdle)],
  ];
}

/** Headings of `augmentationRows`. */
export const augmentationHeading = ["workload", "backend", "ms/step, plain", "ms/step, for drawing", "times as long"];

/** What training for drawing costs, one row a workload and backend. */
export function augmentationRows({ costs }: DrawingFigures): string[][] {
  const spread = (value: Spread) => `${formatFigure(value.median)} (${formatSpread(value)})`;
  return costs.map(({ workload, backend, plain, forDrawing, ratio }) => [
    workload,
    backend,
    spread(plain),
    spread(forDrawing),
    spread(ratio),
  ]);
}

/** Headings of `memoryRows`. */
export const memoryHeading = ["steps", "tensors", "heap, MB", "wasm memory, MB"];

/** What the worker held, one row a moment. */
export function memoryRows(held: readonly Held[]): string[][] {
  return held.map(({ steps, tensors, heapBytes, wasmBytes }) => [
    number.count(steps),
    number.count(tensors),
    number.decimal(heapBytes / 1e6, 2),
    wasmBytes === null ? "" : number.decimal(wasmBytes / 1e6, 1),
  ]);
}
