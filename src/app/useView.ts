import { useCallback, useEffect } from "react";
import type { ViewName } from "../store/playgroundState";
import { usePlayground, usePlaygroundStore } from "../store/usePlayground";
import { addressOfView, viewOf } from "./viewAddress";

/** The view that is open, which the address and the browser's Back follow. */
export function useView(): ViewName {
  const { actions } = usePlaygroundStore();
  const view = usePlayground((state) => state.view);
  useEffect(() => {
    const follow = () => actions.showView(viewOf(location.search));
    follow();
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [actions]);
  return view;
}

/** Opens a view, as a step that Back undoes. */
export function useOpenView(): (view: ViewName) => void {
  const { actions } = usePlaygroundStore();
  return useCallback(
    (view) => {
      if (view !== viewOf(location.search)) history.pushState(null, "", addressOfView(view, location));
      actions.showView(view);
      scrollTo(0, 0);
    },
    [actions],
  );
}
