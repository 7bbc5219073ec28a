import styles from "./HistogramPlot.module.css";
import { histogramPath } from "./histogramPath";

interface HistogramPlotProps {
  /** Values counted in equal parts of `min`..`max`. */
  readonly counts: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly format: (value: number) => string;
  /** The plot in words. */
  readonly label: string;
}

const width = 240;
const height = 56;

/** How often which values occur: bars on one line, with its ends and 0 named. */
export function HistogramPlot({ counts, min, max, format, label }: HistogramPlotProps) {
  const zero = min < 0 && max > 0 ? -min / (max - min) : null;
  return (
    <div className={styles.plot}>
      <svg className={styles.bars} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path className={styles.area} d={histogramPath(counts, width, height)} />
        {zero !== null && <line className={styles.zero} x1={zero * width} x2={zero * width} y1={0} y2={height} />}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        <span>{format(min)}</span>
        {/* Named only where it does not run into the ends. */}
        {zero !== null && zero > 0.3 && zero < 0.7 && (
          <span className={styles.zeroLabel} style={{ left: `${zero * 100}%` }}>
            {format(0)}
          </span>
        )}
        <span>{format(max)}</span>
      </div>
    </div>
  );
}
