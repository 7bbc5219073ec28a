import { useEffect } from "react";
import { isActive } from "../store/runPhase";
import { usePlaygroundStore } from "../store/usePlayground";

/** Controls that use Space or letters themselves. */
const ownControls =
  "a, button, input, select, textarea, summary, canvas, [contenteditable], [tabindex]:not([tabindex='-1']):not(dfn), [role=dialog], [role=menu], [role=listbox]";

/**
 * In the playground Space trains and pauses, S and → take a step and R resets; ? calls `showKeys` anywhere. A focused control keeps
 * its own keys, and so does the browser where articles are read: Space scrolls there.
 */
export function useGlobalKeys(showKeys: () => void) {
  const { getState, actions } = usePlaygroundStore();
  useEffect(() => {
    const act = (key: string) => {
      const { runs, dataset, trainerProblem } = getState();
      if (key === "?") return showKeys();
      if (dataset.status !== "ready" || trainerProblem) return;
      const isTraining = runs.some(isActive);
      if (key === " ") return isTraining ? actions.pause() : actions.train();
      if (isTraining) return;
      if (key === "r" || key === "R") actions.reset();
      else actions.step();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (![" ", "s", "S", "ArrowRight", "r", "R", "?"].includes(event.key)) return;
      if (event.key !== "?" && getState().view !== "playground") return;
      if (event.target instanceof Element && isTaken(event.target, event.key)) return;
      event.preventDefault();
      act(event.key);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [getState, actions, showKeys]);
}

/** Whether the focused element has a use of its own for the key; a button has none for letters. */
function isTaken(target: Element, key: string): boolean {
  if (target.closest("[role=dialog]")) return true;
  const control = target.closest(ownControls);
  if (!control) return false;
  const isPlainButton = control.matches("button:not([role])");
  return !(isPlainButton && key !== " ");
}
