import type { PlotArea } from "recharts";
import type { ChartCurve } from "./chartCurve";
import { isThrough, type Scale } from "./linePath";
import styles from "./MetricChart.module.css";
import { markerPath, runColor } from "./markerPath";
import { estimateTextWidth, type LabelPlace, placeLabels, shortened, stepAside } from "./placeLabels";

interface MetricChartLabelsProps {
  readonly curves: readonly ChartCurve[];
  readonly scaleX: Scale;
  readonly scaleY: Scale;
  readonly area: PlotArea;
}

/** Between a line's end and its label. */
const gap = 16;
const markerWidth = 16;
const mostLetters = 20;
const lineHeight = 18;

/**
 * Each run's marker and name at the end of its line, joined to it by a hairline; a name that would stand on another is
 * moved, or left out.
 */
export function MetricChartLabels({ curves, scaleX, scaleY, area }: MetricChartLabelsProps) {
  const bottom = area.y + area.height;
  const labels = curves.flatMap(({ id, name, colorIndex, training }) => {
    const last = lastFinite(training.ys);
    const end = training.xs[last];
    if (end === undefined) return [];
    const text = shortened(name, mostLetters);
    const y = Math.max(area.y, Math.min(bottom, scaleY(training.ys[last] ?? 0)));
    return [{ id, text, colorIndex, x: scaleX(end), y, width: gap + markerWidth + estimateTextWidth(text) }];
  });
  const room = { top: area.y - lineHeight / 2, bottom: bottom - 2, lineHeight, columnWidth: 36, maxShift: 54 };
  // A label inside the plot must not hide the lines of runs that went on.
  const isOnLine = (i: number, { left, y }: LabelPlace) => {
    const box = {
      left: left + gap - 4,
      right: left + (labels[i]?.width ?? 0),
      top: y - lineHeight / 2,
      bottom: y + lineHeight / 2,
    };
    return curves.some(
      ({ training, measured }) => isThrough(training, box, scaleX, scaleY) || isThrough(measured, box, scaleX, scaleY),
    );
  };
  const places = stepAside(placeLabels(labels, room), labels, room, isOnLine);
  return labels.map(({ id, text, colorIndex, x, y }, i) => {
    const place = places[i];
    if (!place) return null;
    const left = place.left + gap;
    const elbow = place.left + 4;
    const path = `M${x.toFixed(1)} ${y.toFixed(1)}H${elbow.toFixed(1)}L${(left - 4).toFixed(1)} ${place.y.toFixed(1)}`;
    return (
      <g key={id}>
        <path className={styles.leader} stroke={runColor(colorIndex)} d={path} />
        <g transform={`translate(${left.toFixed(1)} ${place.y.toFixed(1)})`}>
          <path transform="translate(5 0) scale(0.7)" fill={runColor(colorIndex)} d={markerPath(colorIndex)} />
          <text className={styles.label} x={markerWidth} dy="0.35em">
            {text}
          </text>
        </g>
      </g>
    );
  });
}

function lastFinite(values: ArrayLike<number>): number {
  for (let i = values.length - 1; i >= 0; i--) if (Number.isFinite(values[i])) return i;
  return -1;
}
