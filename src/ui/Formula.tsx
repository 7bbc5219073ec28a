import "katex/dist/katex.min.css";
import katex from "katex";
import { useCallback } from "react";
import styles from "./Formula.module.css";
import { focusWhileScrolling } from "./focusWhileScrolling";

/**
 * Formulas below each other, written in TeX with `&` where they are to be aligned; wider than its place it scrolls in a box of its
 * own, which `label` names.
 */
export function Formula({ lines, label }: { readonly lines: readonly string[]; readonly label: string }) {
  const tex = `\\begin{aligned}${lines.join("\\\\[9pt]")}\\end{aligned}`;
  const draw = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      // React has no children in here. What is wrong with a formula shows in its place, so that one mistake does not take the page away.
      katex.render(tex, element, { displayMode: true, output: "htmlAndMathml", throwOnError: false });
      return focusWhileScrolling(element);
    },
    [tex],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div ref={draw} className={styles.lines} role="group" aria-label={label} />
  );
}
