import { runColor } from "./markerPath";
import styles from "./SplitBars.module.css";

/** One of two counts, which opens what it counts. */
export interface SplitSide {
  readonly colorIndex: number;
  readonly count: number;
  /** The count as it is written. */
  readonly countText: string;
  /** What is counted, below the bar. */
  readonly label: string;
  /** What a press does, in words, for who cannot see the bar; it follows what is written. */
  readonly spoken: string;
  readonly onPress: () => void;
  readonly onPoint?: (isThere: boolean) => void;
}

/** Two counts as bars that grow from one middle line to either side; `widest` fills a side. */
export function SplitBars({
  left,
  right,
  widest,
}: {
  readonly left: SplitSide;
  readonly right: SplitSide;
  readonly widest: number;
}) {
  return (
    <div className={styles.bars}>
      <Side {...left} widest={widest} at="left" />
      <Side {...right} widest={widest} at="right" />
    </div>
  );
}

function Side({
  colorIndex,
  count,
  countText,
  label,
  spoken,
  onPress,
  onPoint,
  widest,
  at,
}: SplitSide & { readonly widest: number; readonly at: "left" | "right" }) {
  return (
    <button
      type="button"
      className={styles.side}
      data-at={at}
      aria-label={`${countText} ${label}. ${spoken}`}
      disabled={count === 0}
      onClick={onPress}
      onPointerEnter={() => onPoint?.(true)}
      onPointerLeave={() => onPoint?.(false)}
      onFocus={() => onPoint?.(true)}
      onBlur={() => onPoint?.(false)}
    >
      <span className={styles.track}>
        <span className={styles.count}>{countText}</span>
        <span className={styles.bar} style={{ width: `${(72 * count) / widest}%`, background: runColor(colorIndex) }} />
      </span>
      <span className={styles.label}>{label}</span>
    </button>
  );
}
