import { useContext } from "react";
import { useChartCursor } from "./chartCursor";
import { nearestIndex } from "./linePath";
import styles from "./MetricChart.module.css";
import { runColor } from "./markerPath";
import { CurvesContext, type DrawnCurves, type Plot, usePlot } from "./usePlot";

/** A hairline where the cursor stands, with a dot on every training line, and the range that is being chosen. */
export function MetricChartCrosshair() {
  const drawn = useContext(CurvesContext);
  const plot = usePlot();
  return drawn && plot && <Crosshair drawn={drawn} plot={plot} />;
}

function Crosshair({ drawn: { cursor, anchor, curves }, plot }: { readonly drawn: DrawnCurves; readonly plot: Plot }) {
  const x = useChartCursor(cursor);
  const from = useChartCursor(anchor);
  if (x === null) return null;
  const { scaleX, scaleY, area } = plot;
  const place = scaleX(x);
  const start = from === null ? place : scaleX(from);
  return (
    <g className={styles.crosshair} data-part="crosshair">
      {start !== place && (
        <rect
          className={styles.range}
          data-part="range"
          x={Math.min(start, place)}
          y={area.y}
          width={Math.abs(place - start)}
          height={area.height}
        />
      )}
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
