import type { CSSProperties, KeyboardEvent, PointerEvent } from "react";
import { type ChartCursor, useChartCursor } from "./chartCursor";
import type { ChartAxis, ChartCurve } from "./chartCurve";
import { type CursorRow, cursorRows } from "./cursorRows";
import styles from "./MetricChart.module.css";
import { RunMarker } from "./RunMarker";

/** The words of the cursor and its tooltip. */
export interface MetricChartWords {
  /** What the cursor is, for who cannot see it. */
  readonly cursor: string;
  /** Where the cursor stands, such as "Epoch 3.42". */
  readonly place: (x: number) => string;
  readonly value: (y: number) => string;
  readonly training: string;
  /** Validation or test; null where no run has either. */
  readonly measured: string | null;
  /** One run's row as a clause, for who cannot see it. */
  readonly row: (name: string, training: string, measured: string | null) => string;
}

interface MetricChartCursorProps {
  readonly cursor: ChartCursor;
  readonly curves: readonly ChartCurve[];
  readonly xAxis: ChartAxis;
  readonly words: MetricChartWords;
  /** Where curves seldom are. */
  readonly tooltipAt: "top" | "bottom";
}

/** Where a key takes the cursor, in hundredths of the axis from where it stands. */
const moves: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The field over the plot that follows pointer and keys, a slider to assistive technology, and the tooltip. */
export function MetricChartCursor({ cursor, curves, xAxis, words, tooltipAt }: MetricChartCursorProps) {
  const x = useChartCursor(cursor);
  const { min, max } = xAxis;
  const reached = Math.max(min, ...curves.map(({ training }) => training.xs[training.xs.length - 1] ?? min));
  const rows = x === null ? [] : cursorRows(curves, x, (max - min) / 100);

  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    cursor.set(Math.min(reached, min + share * (max - min)));
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") return cursor.set(null);
    const hundredths = moves[event.key];
    if (hundredths === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = cursor.get() ?? reached;
    cursor.set(Math.max(min, Math.min(reached, from + (hundredths * (max - min)) / 100)));
  };

  return (
    <>
      <div
        className={styles.field}
        role="slider"
        tabIndex={0}
        aria-label={words.cursor}
        aria-valuemin={min}
        aria-valuemax={reached}
        aria-valuenow={x ?? reached}
        aria-valuetext={x === null ? words.place(reached) : inWords(words.place(x), rows, words)}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => cursor.set(null)}
        onBlur={() => cursor.set(null)}
        onKeyDown={move}
      />
      {x !== null && <Tooltip share={(x - min) / (max - min)} at={tooltipAt} place={words.place(x)} rows={rows} words={words} />}
    </>
  );
}

function inWords(place: string, rows: readonly CursorRow[], words: MetricChartWords): string {
  const clauses = rows
    .filter(({ training }) => training !== null)
    .map(({ name, training, measured }) =>
      words.row(name, words.value(training ?? Number.NaN), measured === null ? null : words.value(measured)),
    );
  return [place, ...clauses].join("; ");
}

interface TooltipProps {
  /** Where it stands, 0 at the left edge of the plot to 1. */
  readonly share: number;
  readonly at: "top" | "bottom";
  readonly place: string;
  readonly rows: readonly CursorRow[];
  readonly words: MetricChartWords;
}

function Tooltip({ share, at, place, rows, words }: TooltipProps) {
  const hasMeasured = words.measured !== null && rows.some(({ measured }) => measured !== null);
  const isRight = share <= 0.5;
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
          {rows.map(({ id, name, colorIndex, training, measured }) => (
            <tr key={id}>
              <th scope="row">
                <span className={styles.run}>
                  <RunMarker colorIndex={colorIndex} size={10} />
                  <span className={styles.name}>{name}</span>
                </span>
              </th>
              <td>{training === null ? "–" : words.value(training)}</td>
              {hasMeasured && <td>{measured === null ? "–" : words.value(measured)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
