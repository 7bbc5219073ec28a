import type { CSSProperties } from "react";
import type { CursorRow, CursorValue } from "./cursorRows";
import styles from "./MetricChart.module.css";
import { RunMarker } from "./RunMarker";

/** The words of the cursor and its tooltip. */
export interface MetricChartWords {
  /** What the cursor is, for who cannot see it. */
  readonly cursor: string;
  /** Its keys. */
  readonly help: string;
  /** Where the cursor stands, such as "Epoch 3.42". */
  readonly place: (x: number) => string;
  readonly value: (y: number) => string;
  /** From the lowest to the highest of several runs. */
  readonly spread: (low: string, high: string) => string;
  /** How many runs, 2 or more, a curve is the mean of. */
  readonly mean: (runCount: number) => string;
  readonly training: string;
  /** Validation or test; null where no run has either. */
  readonly measured: string | null;
  /** One run's row as a clause, for who cannot see it. */
  readonly row: (name: string, training: string, measured: string | null) => string;
  /** What was set at a mark. */
  readonly mark: (value: number) => string;
  /** How parts become one sentence. */
  readonly joined: {
    readonly more: (text: string, addition: string) => string;
    readonly aside: (text: string, remark: string) => string;
    readonly clauses: (clauses: readonly string[]) => string;
  };
}

interface MetricChartTooltipProps {
  /** Where it stands, 0 at the left edge of the plot to 1. */
  readonly share: number;
  readonly at: "top" | "bottom";
  readonly place: string;
  readonly rows: readonly CursorRow[];
  /** The curve that is pointed at; null where none is. */
  readonly highlighted: string | null;
  readonly words: MetricChartWords;
}

/** Up to so many means are shown with their spreads; of more, that of the curve pointed at is. */
const mostSpreads = 3;

/** The values of all curves where the cursor stands. */
export function MetricChartTooltip({ share, at, place, rows, highlighted, words }: MetricChartTooltipProps) {
  const hasMeasured = words.measured !== null && rows.some(({ measured }) => measured !== null);
  const isRight = share <= 0.5;
  const hasSpread = ({ id, runCount }: CursorRow) => runCount > 1 && (rows.length <= mostSpreads || id === highlighted);
  // React's type of a style does not know custom properties.
  const spacer = { "--share": isRight ? share : 1 - share } as CSSProperties;
  // Silent: the slider's value says the same.
  return (
    <div className={styles.tooltipTrack} data-at={at} data-side={isRight ? "right" : "left"} aria-hidden="true">
      {/* Gives way where the tooltip would leave the chart. */}
      <span className={styles.spacer} style={spacer} />
      <table className={styles.tooltip}>
        <thead>
          <tr>
            <th className={styles.place}>{place}</th>
            <th>{words.training}</th>
            {hasMeasured && <th>{words.measured}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-strong={row.id === highlighted}>
              <th scope="row">
                <span className={styles.run}>
                  <RunMarker colorIndex={row.colorIndex} size={10} />
                  <span className={styles.name}>{row.name}</span>
                </span>
                {hasSpread(row) && <span className={styles.set}>{words.mean(row.runCount)}</span>}
                {row.mark !== null && <span className={styles.set}>{words.mark(row.mark)}</span>}
              </th>
              <Value value={row.training} hasSpread={hasSpread(row)} words={words} />
              {hasMeasured && <Value value={row.measured} hasSpread={hasSpread(row)} words={words} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ValueProps {
  readonly value: CursorValue | null;
  readonly hasSpread: boolean;
  readonly words: MetricChartWords;
}

function Value({ value, hasSpread, words }: ValueProps) {
  if (value === null) return <td>–</td>;
  return (
    <td>
      {words.value(value.value)}
      {hasSpread && value.spread && <span className={styles.spread}>{spreadInWords(value.spread, words)}</span>}
    </td>
  );
}

function spreadInWords([low, high]: readonly [number, number], words: MetricChartWords): string {
  return words.spread(words.value(low), words.value(high));
}

/** The tooltip's content as one sentence, for who cannot see it. */
export function cursorInWords(place: string, rows: readonly CursorRow[], words: MetricChartWords): string {
  const { joined } = words;
  const inWords = ({ value, spread }: CursorValue) =>
    spread ? joined.aside(words.value(value), spreadInWords(spread, words)) : words.value(value);
  const clauses = rows.flatMap((row) => {
    if (row.training === null) return [];
    const name = row.runCount > 1 ? joined.more(row.name, words.mean(row.runCount)) : row.name;
    const clause = words.row(name, inWords(row.training), row.measured && inWords(row.measured));
    return [row.mark === null ? clause : joined.more(clause, words.mark(row.mark))];
  });
  return joined.clauses([place, ...clauses]);
}
