import type { ChartCurve, ChartPoints } from "./chartCurve";
import { labelGap, labelText } from "./labelRoom";
import { endMarkerSize, type LineEnd } from "./lineEnds";
import { isThrough, type Scale } from "./linePath";
import styles from "./MetricChart.module.css";
import { runColor } from "./markerPath";
import { estimateTextWidth, type LabelPlace, placeLabels, stepAside } from "./placeLabels";
import type { Plot } from "./usePlot";

interface MetricChartLabelsProps {
  readonly curves: readonly ChartCurve[];
  readonly ends: readonly LineEnd[];
  readonly plot: Plot;
  /** Curves whose names are as faint as they are. */
  readonly faded: readonly string[];
}

const lineHeight = 18;

/**
 * Each run's name at the end of its line, joined to the marker there by a hairline; a name that would stand on another
 * name, a line or a marker is moved, or left out.
 */
export function MetricChartLabels({ curves, ends, plot, faded }: MetricChartLabelsProps) {
  const { scaleX, scaleY, area } = plot;
  const bottom = area.y + area.height;
  const labels = ends.map(({ name, ...end }) => {
    const text = labelText(name);
    return { ...end, text, width: labelGap + estimateTextWidth(text) };
  });
  const room = { top: area.y - lineHeight / 2, bottom: bottom - 2, lineHeight, columnWidth: 36, maxShift: 54 };
  // In pixels once, not for each place that a label tries.
  const lines = curves.flatMap(({ training, measured }) => [training, measured].map((line) => inPixels(line, scaleX, scaleY)));
  // A label inside the plot must not hide the lines of runs that went on.
  const isTaken = (i: number, { left, y }: LabelPlace) => {
    const box = {
      left: left + labelGap - 4,
      right: left + (labels[i]?.width ?? 0),
      top: y - lineHeight / 2,
      bottom: y + lineHeight / 2,
    };
    const half = endMarkerSize / 2;
    return (
      lines.some((line) => isThrough(line, box, same, same)) ||
      ends.some((end) => end.x + half > box.left && end.x - half < box.right && Math.abs(end.y - y) < half + 6)
    );
  };
  const places = stepAside(placeLabels(labels, room), labels, room, isTaken);
  return labels.map(({ id, text, colorIndex, x, y }, i) => {
    const place = places[i];
    if (!place) return null;
    const left = place.left + labelGap;
    const elbow = place.left + endMarkerSize / 2 + 1;
    const path = `M${x.toFixed(1)} ${y.toFixed(1)}H${elbow.toFixed(1)}L${(left - 4).toFixed(1)} ${place.y.toFixed(1)}`;
    return (
      <g key={id} className={styles.curve} data-faded={faded.includes(id)}>
        <path className={styles.leader} stroke={runColor(colorIndex)} d={path} />
        <text className={styles.label} x={left.toFixed(1)} y={place.y.toFixed(1)} dy="0.35em">
          {text}
        </text>
      </g>
    );
  });
}

const same: Scale = (pixels) => pixels;

function inPixels({ xs, ys }: ChartPoints, scaleX: Scale, scaleY: Scale): ChartPoints {
  return { xs: Float64Array.from(xs, scaleX), ys: Float64Array.from(ys, scaleY) };
}
