import { useState } from "react";

/**
 * Gives the focus back, when a dialog closes, to what had it when the dialog opened: Radix gives it to a trigger of its own,
 * which a dialog that is opened from anywhere has not.
 */
export function useOpener(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (!(opener instanceof HTMLElement)) return;
    opener.focus();
    // The dialog may have left its opener nothing to do.
    if (document.activeElement !== opener) opener.closest("section")?.querySelector<HTMLElement>("button:enabled")?.focus();
  };
}
