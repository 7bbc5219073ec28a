/** Lets the focus come to `element` while it has something to scroll, since focus is how a keyboard scrolls; returns what ends this. */
export function focusWhileScrolling(element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
  observer.observe(element);
  // What is in it may grow while its place does not.
  if (element.firstElementChild) observer.observe(element.firstElementChild);
  return () => observer.disconnect();
}
