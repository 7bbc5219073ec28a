import { useState } from "react";
import { type ComparisonView, firstComparisonView, parseComparisonView } from "../../protocol/comparisonView";

const storageKey = "trainset-comparison-view";

/** What the table shows, as it was chosen on an earlier visit, and what changes it. */
export function useComparisonView(): [ComparisonView, (view: ComparisonView) => void] {
  const [view, setView] = useState(readView);
  const change = (changed: ComparisonView) => {
    setView(changed);
    try {
      localStorage.setItem(storageKey, JSON.stringify(changed));
    } catch {
      // Refused or full: the choice then lasts as long as the page.
    }
  };
  return [view, change];
}

function readView(): ComparisonView {
  try {
    return parseComparisonView(localStorage.getItem(storageKey));
  } catch {
    return firstComparisonView;
  }
}
