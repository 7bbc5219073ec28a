import { VisuallyHidden } from "radix-ui";
import { runColor } from "./markerPath";
import styles from "./ProbabilityBars.module.css";
import { RunMarker } from "./RunMarker";

/** One run's reading of a drawing, with the words for it. */
export interface ProbabilityRow {
  readonly id: string;
  readonly name: string;
  /** Place in the fixed order of run colours and markers. */
  readonly colorIndex: number;
  /** One value in 0..1 per class; null while there is nothing to read. */
  readonly probabilities: readonly number[] | null;
  /** Lowest and highest value of each class over several readings, of which `probabilities` are the means; null for one reading. */
  readonly spread?: readonly (readonly [low: number, high: number])[] | null;
  /** The class that won and its probability as text; null where there is no answer worth showing. */
  readonly answer: { readonly winner: number; readonly percent: string } | null;
  /** Stands in place of an answer, such as that the run is not trained yet. */
  readonly note: string | null;
  /** The whole row in words, for those who do not see the bars. */
  readonly spoken: string;
}

/** Probabilities of the digits 0 to 9 as a row of bars for each run; the rows keep their size whether there is a reading or not. */
export function ProbabilityBars({ rows, label }: { readonly rows: readonly ProbabilityRow[]; readonly label: string }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className={styles.row}>
          <VisuallyHidden.Root>{row.spoken}</VisuallyHidden.Root>
          <span className={styles.name} aria-hidden="true">
            <RunMarker colorIndex={row.colorIndex} size={10} />
            <span className={styles.nameText}>{row.name}</span>
          </span>
          <span
            className={row.note === null ? styles.bars : styles.doubtfulBars}
            style={{ color: runColor(row.colorIndex) }}
            aria-hidden="true"
          >
            {digits.map((digit) => (
              <span key={digit} className={digit === row.answer?.winner ? styles.winner : styles.digit}>
                <span className={styles.track}>
                  <span className={styles.bar} style={{ height: `${(row.probabilities?.[digit] ?? 0) * 100}%` }} />
                  {row.spread && <Whisker range={row.spread[digit]} />}
                </span>
                <span className={styles.figure}>{digit}</span>
              </span>
            ))}
          </span>
          <span className={styles.answer} aria-hidden="true">
            {row.note !== null && <span className={styles.note}>{row.note}</span>}
            {row.note === null && (
              <>
                <span className={styles.winningDigit}>{row.answer?.winner ?? ""}</span>
                <span className={styles.percent}>{row.answer?.percent ?? ""}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** From the lowest to the highest reading, on top of the bar; nothing where that is a pixel. */
function Whisker({ range }: { readonly range: readonly [low: number, high: number] | undefined }) {
  if (!range || range[1] - range[0] < 0.04) return null;
  return <span className={styles.whisker} style={{ bottom: `${range[0] * 100}%`, height: `${(range[1] - range[0]) * 100}%` }} />;
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
