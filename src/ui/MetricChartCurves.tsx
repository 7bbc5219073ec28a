import { createContext, useContext, useId } from "react";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { ChartCursor } from "./chartCursor";
import type { ChartCurve } from "./chartCurve";
import { lineEnds } from "./lineEnds";
import { breakPlaces, linePath, type Scale } from "./linePath";
import styles from "./MetricChart.module.css";
import { MetricChartLabels } from "./MetricChartLabels";
import { markerPath, runColor } from "./markerPath";

/** What is drawn inside recharts' chart without rendering the chart again. */
export interface DrawnCurves {
  readonly curves: readonly ChartCurve[];
  readonly cursor: ChartCursor;
  /** Whether names stand at the lines' ends. */
  readonly hasLabels: boolean;
}

/** Hands the curves past recharts' chart to what draws them. */
export const CurvesContext = createContext<DrawnCurves | null>(null);

/** The axes' scales and the plot's edges, in pixels; null before recharts has laid out the chart. */
export function usePlot() {
  const mapX = useXAxisScale();
  const mapY = useYAxisScale();
  const area = usePlotArea();
  if (!mapX || !mapY || !area) return null;
  const scaleX: Scale = (x) => mapX(x) ?? Number.NaN;
  const scaleY: Scale = (y) => mapY(y) ?? Number.NaN;
  return { scaleX, scaleY, area };
}

/** At most so many markers a line; more would hide it. */
const mostMarkers = 24;

/** The curves as paths of our own: recharts' lines block the page for over 100 ms with eight runs. */
export function MetricChartCurves() {
  const drawn = useContext(CurvesContext);
  const plot = usePlot();
  const clipId = useId();
  if (!drawn || !plot) return null;
  const { scaleX, scaleY, area } = plot;
  const { curves, hasLabels } = drawn;
  const ends = lineEnds(curves, scaleX, scaleY, { top: area.y, bottom: area.y + area.height });
  return (
    <g>
      <clipPath id={clipId}>
        <rect x={area.x - 1} y={area.y} width={area.width + 8} height={area.height + 1} />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        {curves.map(
          ({ id, colorIndex, detail }) =>
            detail && (
              <path key={id} className={styles.detail} stroke={runColor(colorIndex)} d={linePath(detail, scaleX, scaleY)} />
            ),
        )}
        {curves.map(({ id, colorIndex, training }) => (
          <path
            key={id}
            className={styles.training}
            data-line="training"
            stroke={runColor(colorIndex)}
            d={linePath(training, scaleX, scaleY)}
          />
        ))}
        {curves.map(({ id, colorIndex, measured }) => (
          <path
            key={id}
            className={styles.measured}
            data-line="measured"
            stroke={runColor(colorIndex)}
            d={linePath(measured, scaleX, scaleY)}
          />
        ))}
      </g>
      {curves.map((curve) => (
        <Markers key={curve.id} curve={curve} scaleX={scaleX} scaleY={scaleY} />
      ))}
      {curves.map(({ id, colorIndex, training }) =>
        breakPlaces(training, scaleX).map((x) => (
          <path
            key={`${id} ${x}`}
            className={styles.break}
            data-line="break"
            stroke={runColor(colorIndex)}
            d={`M${x - 4} ${area.y}l8 8m0 -8l-8 8`}
          />
        )),
      )}
      {hasLabels && <MetricChartLabels curves={curves} ends={ends} scaleX={scaleX} scaleY={scaleY} area={area} />}
      {/* The second cue beside the colour: on every line, whether there is room for its name or not. */}
      {ends.map(({ id, colorIndex, x, y }) => (
        <path
          key={id}
          className={styles.marker}
          data-marker="end"
          fill={runColor(colorIndex)}
          d={markerPath(colorIndex)}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(0.75)`}
        />
      ))}
    </g>
  );
}

interface MarkersProps {
  readonly curve: ChartCurve;
  readonly scaleX: Scale;
  readonly scaleY: Scale;
}

function Markers({ curve: { measured, colorIndex }, scaleX, scaleY }: MarkersProps) {
  const every = Math.ceil(measured.xs.length / mostMarkers);
  return Array.from(measured.xs, (x, i) => {
    const y = scaleY(measured.ys[i] ?? Number.NaN);
    // Counted from the newest, which is always marked.
    const isMarked = (measured.xs.length - 1 - i) % every === 0;
    if (!isMarked || !Number.isFinite(y)) return null;
    return (
      <path
        key={x}
        className={styles.marker}
        fill={runColor(colorIndex)}
        d={markerPath(colorIndex)}
        transform={`translate(${scaleX(x).toFixed(1)} ${y.toFixed(1)}) scale(0.6)`}
      />
    );
  });
}
