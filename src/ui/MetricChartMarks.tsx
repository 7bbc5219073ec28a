import { memo } from "react";
import type { ChartCurve } from "./chartCurve";
import { valueAt } from "./linePath";
import styles from "./MetricChart.module.css";
import { markerPath, runColor } from "./markerPath";
import type { Plot } from "./usePlot";

interface MarksProps {
  readonly curve: ChartCurve;
  readonly plot: Plot;
}

/** At most so many markers a line; more would hide it. */
const mostMarkers = 24;

/** The run's marker at its measurements, with a stroke from the lowest to the highest of its runs. */
export const MeasuredMarkers = memo(function MeasuredMarkers({ curve, plot }: MarksProps) {
  const { measured, measuredBand, colorIndex } = curve;
  const { scaleX, scaleY, area } = plot;
  const every = Math.ceil(measured.xs.length / mostMarkers);
  return Array.from(measured.xs, (x, i) => {
    const [left, y] = [scaleX(x), scaleY(measured.ys[i] ?? Number.NaN)];
    // Counted from the newest, which is always marked.
    const isMarked = (measured.xs.length - 1 - i) % every === 0;
    const isOnPlot = left >= area.x - 1 && left <= area.x + area.width + 1 && Number.isFinite(y);
    if (!isMarked || !isOnPlot) return null;
    const [low, high] = [scaleY(measuredBand?.lows[i] ?? Number.NaN), scaleY(measuredBand?.highs[i] ?? Number.NaN)];
    return (
      <g key={x} data-marker="measured">
        {Number.isFinite(low) && Number.isFinite(high) && (
          <path className={styles.whisker} stroke={runColor(colorIndex)} d={`M${left} ${low}V${high}`} />
        )}
        <path
          className={styles.marker}
          fill={runColor(colorIndex)}
          d={markerPath(colorIndex)}
          transform={`translate(${left.toFixed(1)} ${y.toFixed(1)}) scale(0.6)`}
        />
      </g>
    );
  });
});

/** A short stroke across the line wherever a person changed the learning rate. */
export const LearningRateMarks = memo(function LearningRateMarks({ curve, plot }: MarksProps) {
  const { scaleX, scaleY, area } = plot;
  return curve.marks.map(({ x }) => {
    const left = scaleX(x);
    if (left < area.x || left > area.x + area.width) return null;
    const onLine = scaleY(valueAt(curve.training, x));
    const y = Math.max(area.y + 9, Math.min(area.y + area.height - 9, Number.isFinite(onLine) ? onLine : area.y + area.height));
    const d = `M${left.toFixed(1)} ${(y - 9).toFixed(1)}v18`;
    return (
      <g key={x} data-marker="learningRate">
        <path className={styles.rateHalo} d={d} />
        <path className={styles.rate} stroke={runColor(curve.colorIndex)} d={d} />
      </g>
    );
  });
});
