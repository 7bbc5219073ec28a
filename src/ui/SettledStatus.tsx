import { useEffect, useRef } from "react";
import styles from "./SettledStatus.module.css";

/** What changes faster is not read out: a screen reader would never come to the end of a sentence. */
const settledAfterMs = 800;

/** Tells a screen reader `text`, which is shown elsewhere, once it has stayed the same for a moment. */
export function SettledStatus({ text }: { readonly text: string }) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (ref.current) ref.current.textContent = text;
    }, settledAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  // Empty at first: what is there from the start is not read out.
  return <p ref={ref} className={styles.status} role="status" />;
}
