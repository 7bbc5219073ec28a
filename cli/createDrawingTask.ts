import { placeOnPad } from "../src/drawing/placeOnPad";
import { recipe, renderDrawing } from "../src/drawing/renderDrawing";
import type { TrainerCommand } from "../src/protocol/messages";
import type { PenDrawing } from "../src/protocol/penDrawings";
import type { TerminalEvent } from "../src/terminal";

type ImagesRead = Extract<TerminalEvent, { type: "imagesRead" }>;

/** What a run read in drawings. */
export interface DrawingsResult {
  readonly runId: string;
  readonly count: number;
  /** Share read rightly, in 0..1. */
  readonly accuracy: number;
}

/** Drawings made into images once, to be read by run after run. */
export interface DrawingTask {
  /** Asks run `runId` to read them all. */
  ask(runId: string): TrainerCommand;
  /** The run that an answer came from, and what it read; null where it could not read them. */
  judge(answer: ImagesRead): { readonly runId: string; readonly result: DrawingsResult | null } | null;
}

/** Renders drawings as networks see them. A drawing of nothing but a dot cannot be read and counts as misread. */
export function createDrawingTask(drawings: readonly PenDrawing[]): DrawingTask {
  const pixels = recipe.side ** 2;
  const images = new Float32Array(drawings.length * pixels);
  const isReadable = drawings.map(({ strokes }, index) => {
    const image = renderDrawing(placeOnPad(strokes));
    if (image) images.set(image, index * pixels);
    return image !== null;
  });
  const asked: string[] = [];
  return {
    ask(runId) {
      asked.push(runId);
      return { type: "readImages", requestId: asked.length - 1, images, runIds: [runId] };
    },
    judge({ requestId, readings }) {
      const runId = asked[requestId];
      if (runId === undefined) return null;
      const digits = readings.find((reading) => reading.runId === runId)?.digits;
      const count = drawings.length;
      if (digits?.length !== count) return { runId, result: null };
      const right = drawings.filter(({ label }, index) => isReadable[index] && digits[index] === label).length;
      return { runId, result: { runId, count, accuracy: right / count } };
    },
  };
}
