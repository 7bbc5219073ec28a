import "katex/dist/katex.min.css";
import katex from "katex";
import { useCallback } from "react";
import styles from "./Formula.module.css";

/** A formula within a sentence, written in TeX; screen readers get it as MathML. */
export function Formula({ tex }: { readonly tex: string }) {
  // React has no children in here, so that KaTeX may write what it likes.
  const draw = useCallback((element: HTMLElement | null) => typeset(element, tex, false), [tex]);
  return <span ref={draw} className={styles.inline} />;
}

/**
 * Formulas below each other, written in TeX with `&` where they are to be aligned; wider than its place it scrolls in a box of its
 * own, which `label` names.
 */
export function FormulaLines({ lines, label }: { readonly lines: readonly string[]; readonly label: string }) {
  const tex = `\\begin{aligned}${lines.join("\\\\[5pt]")}\\end{aligned}`;
  const draw = useCallback(
    (element: HTMLElement | null) => {
      typeset(element, tex, true);
      if (!element) return;
      // Focus is how a keyboard scrolls, and it has nothing to do in a box that does not.
      const observer = new ResizeObserver(() => {
        if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
        else element.removeAttribute("tabindex");
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [tex],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div ref={draw} className={styles.lines} role="group" aria-label={label} />
  );
}

function typeset(element: HTMLElement | null, tex: string, displayMode: boolean) {
  // What is wrong with a formula shows in its place, so that one mistake does not take the page away.
  if (element) katex.render(tex, element, { displayMode, output: "htmlAndMathml", throwOnError: false });
}
