import { renderDrawing } from "../drawing/renderDrawing";
import { callAtMostEvery } from "./callAtMostEvery";
import type { DrawingActions } from "./drawingState";
import type { PlaygroundState } from "./playgroundState";
import type { StoreContext } from "./storeContext";

/** Shortest time between two drawings sent: a frame of the screen. The trainer reads the newest one of those that wait. */
const drawingSentEveryMs = 16;

/** The drawing and its way to the trainer. */
export interface DrawingSlice {
  readonly actions: Pick<DrawingActions, "setStrokes" | "setRecipe" | "setNumberStrokes">;
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
  const show = (change: Pick<PlaygroundState, "strokes" | "recipe">) => {
    const drawing = renderDrawing(change.strokes, change.recipe);
    const wasEmpty = getState().drawing === null;
    setState({ ...change, drawing, ...(drawing ? {} : { predictions: new Map() }) });
    if (drawing || !wasEmpty) sendDrawing();
  };
  return {
    actions: {
      setStrokes: (strokes) => show({ strokes, recipe: getState().recipe }),
      setRecipe: (recipe) => show({ strokes: getState().strokes, recipe }),
      setNumberStrokes: (numberStrokes) => setState({ numberStrokes }),
    },
    isCurrent: (answered) => answered === drawingId && getState().drawing !== null,
    sendAgain() {
      if (getState().drawing) sendDrawing();
    },
    dispose: () => sendDrawing.cancel(),
  };
}
