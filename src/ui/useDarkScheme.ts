import { useSyncExternalStore } from "react";

/** Whether the system asks for dark colours; a component that paints with computed colours must paint again when it changes. */
export function useDarkScheme(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(darkQuery);
      query.addEventListener("change", onChange);
      return () => query.removeEventListener("change", onChange);
    },
    () => matchMedia(darkQuery).matches,
  );
}

const darkQuery = "(prefers-color-scheme: dark)";
