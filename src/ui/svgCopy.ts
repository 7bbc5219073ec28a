/** What of an element's computed style a drawing that stands alone must say itself. */
const styled = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
] as const;

/** A copy of an element on the page that looks the same without the page's style sheets; parts that match `without` are left out. */
export function copyWithStyles<T extends Element>(element: T, without: string): T {
  const copy = element.cloneNode(true) as T; // The type of `cloneNode` forgets what was cloned.
  const originals = [element, ...element.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [i, original] of originals.entries()) {
    const target = copies[i];
    if (!target) continue;
    const computed = getComputedStyle(original);
    const isText = original.localName === "text" || original.localName === "tspan";
    const style = styled
      .filter((name) => isText || !/^(font|text)/.test(name))
      .map((name) => `${name}:${computed.getPropertyValue(name)}`);
    target.setAttribute("style", style.join(";"));
    for (const name of ["class", "tabindex", "role", ...styled]) target.removeAttribute(name);
  }
  for (const part of copy.querySelectorAll(without)) part.remove();
  return copy;
}
