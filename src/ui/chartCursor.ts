import { useSyncExternalStore } from "react";

/** A place on the x axis that several charts point at together; null where a person points at nothing. */
export interface ChartCursor {
  get(): number | null;
  set(x: number | null): void;
  subscribe(listener: () => void): () => void;
}

/** A cursor that points at nothing; a value of its own, so that a moving pointer redraws crosshairs and no chart. */
export function createChartCursor(): ChartCursor {
  const listeners = new Set<() => void>();
  let current: number | null = null;
  return {
    get: () => current,
    set(x) {
      if (x === current) return;
      current = x;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Where `cursor` points now; the component renders again when that changes. */
export function useChartCursor(cursor: ChartCursor): number | null {
  return useSyncExternalStore(cursor.subscribe, cursor.get);
}
