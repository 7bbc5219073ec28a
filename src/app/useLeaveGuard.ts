import { useEffect } from "react";
import { isUnfinished } from "../store/runPhase";
import { usePlayground } from "../store/usePlayground";

/** Has the browser ask before the page is left while a run is unfinished. */
export function useLeaveGuard() {
  const isAsked = usePlayground((state) => state.runs.some(isUnfinished));
  useEffect(() => {
    if (!isAsked) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAsked]);
}
