import { useEffect, useReducer } from "react";
import type { PlaygroundStore } from "../../store/playgroundState";

/**
 * Renders the component again after new points, as often as the store tells of them (at most ten times a second). In a
 * hidden tab nothing is drawn; what came meanwhile is drawn once, when the tab is seen again. Gives a number that is another
 * one each time.
 */
export function useSeriesRedraw(store: PlaygroundStore): number {
  const [version, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isStale = false;
    const show = () => {
      isStale = document.hidden;
      if (!isStale) redraw();
    };
    const showWhatCame = () => {
      if (isStale) show();
    };
    const unsubscribe = store.subscribeToSeries(show);
    document.addEventListener("visibilitychange", showWhatCame);
    return () => {
      unsubscribe();
      document.removeEventListener("visibilitychange", showWhatCame);
    };
  }, [store]);
  return version;
}
