import { renderDrawing } from "../drawing/renderDrawing";
import type { Stroke } from "../drawing/strokes";
import { callAtMostEvery } from "./callAtMostEvery";
import type { StoreContext } from "./storeContext";

/** Shortest time between two drawings sent. */
const drawingSentEveryMs = 50;

/** The drawing and its way to the trainer. */
export interface DrawingSlice {
  setStrokes(strokes: readonly Stroke[]): void;
  /** Whether an answer to the drawing `drawingId` still matters. */
  isCurrent(drawingId: number): boolean;
  /** Tells a new worker of the drawing, if there is one. */
  sendAgain(): void;
  dispose(): void;
}

/** The drawing of a page, empty at first. */
export function createDrawingSlice({ trainer, getState, setState }: StoreContext): DrawingSlice {
  let drawingId = 0;
  const sendDrawing = callAtMostEvery(drawingSentEveryMs, () => {
    drawingId += 1;
    trainer.send({ type: "showDrawing", drawingId, image: getState().drawing });
  });
  return {
    setStrokes(strokes) {
      const drawing = renderDrawing(strokes);
      const wasEmpty = getState().drawing === null;
      setState({ strokes, drawing, ...(drawing ? {} : { predictions: new Map() }) });
      if (drawing || !wasEmpty) sendDrawing();
    },
    isCurrent: (answered) => answered === drawingId && getState().drawing !== null,
    sendAgain() {
      if (getState().drawing) sendDrawing();
    },
    dispose: () => sendDrawing.cancel(),
  };
}
