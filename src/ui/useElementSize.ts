import { type RefCallback, useCallback, useState } from "react";

/** Size of an element in CSS pixels, without its border. */
export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

/** Size of the element that gets the ref, followed while it lives; 0 × 0 before it is laid out. */
export function useElementSize<T extends HTMLElement>(): [RefCallback<T>, ElementSize] {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  const ref = useCallback((element: T | null) => {
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
