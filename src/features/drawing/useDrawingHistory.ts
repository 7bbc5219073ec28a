import { useState } from "react";
import type { Stroke } from "../../drawing/strokes";

type Strokes = readonly Stroke[];

/** What can be taken back. */
export type DrawingDeed = "stroke" | "erase" | "clear" | "picture";

/** Ways back on a pad. */
export interface DrawingHistory {
  /** Called before something is done to the strokes, however much it does. */
  readonly remember: (deed: DrawingDeed) => void;
  readonly undo: () => void;
  readonly clear: () => void;
  /** What undo would take back; null where there is nothing. */
  readonly next: DrawingDeed | null;
  readonly canClear: boolean;
}

const mostRemembered = 100;

/** Takes back what was done on a pad, one deed after the other; a drawing that came from elsewhere, stroke by stroke. */
export function useDrawingHistory(strokes: Strokes, read: () => Strokes, change: (strokes: Strokes) => void): DrawingHistory {
  const [past, setPast] = useState<readonly { readonly deed: DrawingDeed; readonly strokes: Strokes }[]>([]);
  // A way of the eraser that met nothing, or a clearing of nothing, is no deed.
  const done = past.slice(0, past.findLastIndex((step) => step.strokes !== strokes) + 1);
  const last = done.at(-1);
  const remember = (deed: DrawingDeed) => {
    const step = { deed, strokes: read() };
    setPast((steps) => [...steps.slice(-mostRemembered + 1), step]);
  };
  return {
    remember,
    next: last?.deed ?? (strokes.length > 0 ? "stroke" : null),
    canClear: strokes.length > 0,
    undo() {
      change(last ? last.strokes : read().slice(0, -1));
      setPast(done.slice(0, -1));
    },
    clear() {
      remember("clear");
      change([]);
    },
  };
}
