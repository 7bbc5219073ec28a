import styles from "./ProgressRail.module.css";

/**
 * Progress as a rail: `value` of `max` done, with a sleeper at every `sleeperEvery`. Where sleepers would stand closer
 * than the eye can tell apart they are left out.
 */
export function ProgressRail({
  value,
  max,
  sleepers,
  label,
  valueText,
  color,
}: {
  readonly value: number;
  readonly max: number;
  /** Number of equal sections between sleepers; 0 for a plain rail. */
  readonly sleepers: number;
  readonly label: string;
  readonly valueText: string;
  readonly color?: string;
}) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  const sections = sleepers > 1 && sleepers <= 50 ? sleepers : 0;
  return (
    <div
      className={styles.rail}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={valueText}
      style={color ? { color } : undefined}
    >
      {Array.from({ length: sections + (sections ? 1 : 0) }, (_, index) => (
        <i
          // Sleepers never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: a sleeper is nothing but its place
          key={index}
          className={index / sections <= share && value > 0 ? `${styles.sleeper} ${styles.passed}` : styles.sleeper}
          style={{ left: `${(100 * index) / sections}%` }}
        />
      ))}
      <div className={styles.track} />
      <div className={styles.done} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
