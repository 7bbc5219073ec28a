import styles from "./ColorLegend.module.css";

interface ColorLegendProps {
  readonly tone: "ink" | "diverging";
  /** Words at the ends of the scale: the lower one, and the upper one. */
  readonly from: string;
  readonly to: string;
  /** The scale in a sentence, shown behind it. */
  readonly note?: string | undefined;
}

/** The colours of a sheet of values, from its lowest to its highest; a diverging one has 0 in its middle. */
export function ColorLegend({ tone, from, to, note }: ColorLegendProps) {
  return (
    <p className={styles.legend}>
      <span>{from}</span>
      <span className={styles.bar} data-tone={tone} aria-hidden="true" />
      <span>{to}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </p>
  );
}
