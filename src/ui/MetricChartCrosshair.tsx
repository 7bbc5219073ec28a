import { useContext } from "react";
import { useChartCursor } from "./chartCursor";
import { nearestIndex } from "./linePath";
import styles from "./MetricChart.module.css";
import type { DrawnCurves } from "./MetricChartCurves";
import { CurvesContext, usePlot } from "./MetricChartCurves";
import { runColor } from "./markerPath";

/** A hairline where the cursor stands, with a dot on every training line. */
export function MetricChartCrosshair() {
  const drawn = useContext(CurvesContext);
  return drawn && <Crosshair drawn={drawn} />;
}

function Crosshair({ drawn: { cursor, curves } }: { readonly drawn: DrawnCurves }) {
  const x = useChartCursor(cursor);
  const plot = usePlot();
  if (x === null || !plot) return null;
  const { scaleX, scaleY, area } = plot;
  const place = scaleX(x);
  return (
    <g className={styles.crosshair}>
      <path className={styles.hairline} d={`M${place} ${area.y}V${area.y + area.height}`} />
      {curves.map(({ id, colorIndex, training }) => {
        const i = nearestIndex(training.xs, x);
        const dotX = scaleX(training.xs[i] ?? Number.NaN);
        const dotY = scaleY(training.ys[i] ?? Number.NaN);
        const isOnPlot = Math.abs(dotX - place) < 12 && dotY >= area.y && dotY <= area.y + area.height + 1;
        return isOnPlot && <circle key={id} cx={dotX} cy={dotY} r={3.5} fill={runColor(colorIndex)} />;
      })}
    </g>
  );
}
