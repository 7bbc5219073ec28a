import styles from "./RateCurve.module.css";

const width = 200;
const height = 40;

/** A small curve of shares over shares, both 0..1, on its axis. */
export function RateCurve({
  points,
  label,
  start,
  end,
}: {
  readonly points: readonly (readonly [number, number])[];
  /** What the curve shows, in words. */
  readonly label: string;
  /** Below its ends. */
  readonly start: string;
  readonly end: string;
}) {
  const path = points.map(([x, y]) => `${(x * width).toFixed(1)},${((1 - y) * height).toFixed(1)}`).join(" ");
  return (
    <div className={styles.curve}>
      <svg
        viewBox={`0 -2 ${width} ${height + 4}`}
        preserveAspectRatio="none"
        className={styles.drawing}
        role="img"
        aria-label={label}
      >
        <line className={styles.axis} x1={0} x2={width} y1={height} y2={height} />
        <polyline className={styles.line} points={path} />
      </svg>
      <span className={styles.ends} aria-hidden="true">
        <span>{start}</span>
        <span>{end}</span>
      </span>
    </div>
  );
}
