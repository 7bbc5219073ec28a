import { useState } from "react";
import type { Stroke } from "../../drawing/strokes";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";

/** Ways back on the pad. */
export interface DrawingHistory {
  readonly undo: () => void;
  readonly clear: () => void;
  /** What undo would do; null where there is nothing to take back. */
  readonly next: "stroke" | "clear" | null;
  readonly canClear: boolean;
}

/** Takes strokes back one by one, and a clearing as long as nothing new is drawn. */
export function useDrawingHistory(): DrawingHistory {
  const { actions, getState } = usePlaygroundStore();
  const isEmpty = usePlayground((state) => state.strokes.length === 0);
  const [cleared, setCleared] = useState<readonly Stroke[]>([]);
  const bringBack = isEmpty && cleared.length > 0;
  return {
    next: bringBack ? "clear" : isEmpty ? null : "stroke",
    canClear: !isEmpty,
    undo() {
      actions.setStrokes(bringBack ? cleared : getState().strokes.slice(0, -1));
      setCleared([]);
    },
    clear() {
      setCleared(getState().strokes);
      actions.setStrokes([]);
    },
  };
}
