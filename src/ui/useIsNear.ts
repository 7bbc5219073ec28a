import { type RefCallback, useCallback, useState } from "react";

/** Whether the element that gets the ref is in sight or nearly, so that what nobody sees need not be drawn. */
export function useIsNear<T extends HTMLElement>(): [RefCallback<T>, boolean] {
  const [isNear, setIsNear] = useState(false);
  const ref = useCallback((element: T | null) => {
    if (!element) return;
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: "200px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, isNear];
}
