import { VisuallyHidden } from "radix-ui";
import styles from "./DigitBars.module.css";

/** One digit's probability, with the words for it. */
export interface DigitBar {
  readonly digit: number;
  /** In 0..1. */
  readonly share: number;
  /** The share as text, with its unit. */
  readonly text: string;
  /** The network's answer. */
  readonly isAnswer: boolean;
  /** The digit in words, for who cannot see the bar. */
  readonly spoken: string;
}

/** Ten bars side by side, one a digit, each with its probability above it. */
export function DigitBars({ bars, label }: { readonly bars: readonly DigitBar[]; readonly label: string }) {
  return (
    <ul className={styles.bars} aria-label={label}>
      {bars.map(({ digit, share, text, isAnswer, spoken }) => (
        <li key={digit} className={styles.digit} data-answer={isAnswer}>
          <VisuallyHidden.Root>{spoken}</VisuallyHidden.Root>
          <span className={styles.text} aria-hidden="true">
            {text}
          </span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ height: `${share * 100}%` }} />
          </span>
          <span className={styles.figure} aria-hidden="true">
            {digit}
          </span>
        </li>
      ))}
    </ul>
  );
}
