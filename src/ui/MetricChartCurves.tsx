import { memo, useContext, useId } from "react";
import type { ChartCurve, ChartPoints } from "./chartCurve";
import { lineEnds } from "./lineEnds";
import { bandPath, breakPlaces, linePath } from "./linePath";
import styles from "./MetricChart.module.css";
import { MetricChartLabels } from "./MetricChartLabels";
import { LearningRateMarks, MeasuredMarkers } from "./MetricChartMarks";
import { markerPath, runColor } from "./markerPath";
import { CurvesContext, type Plot, usePlot } from "./usePlot";

/** From so many curves on their faint lines would hide each other, and are thinner. */
const crowdedCount = 4;

/** The curves as paths of our own: recharts' lines block the page for over 100 ms with eight runs. */
export function MetricChartCurves() {
  const drawn = useContext(CurvesContext);
  const plot = usePlot();
  const clipId = useId();
  if (!drawn || !plot) return null;
  const { curves, hasLabels, highlighted } = drawn;
  const { area, scaleX, scaleY } = plot;
  const faded =
    highlighted === null ? [] : curves.filter(({ id, isPinned }) => highlighted !== id && !isPinned).map(({ id }) => id);
  const ends = lineEnds(curves, scaleX, scaleY, area);
  return (
    <g>
      <clipPath id={clipId}>
        <rect x={area.x - 1} y={area.y} width={area.width + 2} height={area.height + 1} />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        {curves.map((curve) => (
          <g
            key={curve.id}
            className={styles.curve}
            data-faded={faded.includes(curve.id)}
            data-crowded={curves.length >= crowdedCount}
          >
            <Band curve={curve} plot={plot} />
            {curve.detail && (
              <Line points={curve.detail} plot={plot} className={styles.detail} kind="detail" colorIndex={curve.colorIndex} />
            )}
          </g>
        ))}
        {curves.map((curve) => (
          <g
            key={curve.id}
            className={styles.curve}
            data-faded={faded.includes(curve.id)}
            data-strong={isStrong(curve, highlighted)}
          >
            <Line points={curve.training} plot={plot} className={styles.training} kind="training" colorIndex={curve.colorIndex} />
          </g>
        ))}
        {curves.map((curve) => (
          <g key={curve.id} className={styles.curve} data-faded={faded.includes(curve.id)}>
            <Line points={curve.measured} plot={plot} className={styles.measured} kind="measured" colorIndex={curve.colorIndex} />
          </g>
        ))}
      </g>
      {curves.map((curve) => (
        <g key={curve.id} className={styles.curve} data-faded={faded.includes(curve.id)}>
          <MeasuredMarkers curve={curve} plot={plot} />
          <LearningRateMarks curve={curve} plot={plot} />
          <Breaks curve={curve} plot={plot} />
        </g>
      ))}
      {hasLabels && <MetricChartLabels curves={curves} ends={ends} plot={plot} faded={faded} />}
      {/* The second cue beside the colour: on every line, whether there is room for its name or not. */}
      {ends.map(({ id, colorIndex, x, y }) => (
        <path
          key={id}
          className={styles.marker}
          data-marker="end"
          data-faded={faded.includes(id)}
          fill={runColor(colorIndex)}
          d={markerPath(colorIndex)}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(0.75)`}
        />
      ))}
    </g>
  );
}

const isStrong = ({ id, isPinned }: ChartCurve, highlighted: string | null) => isPinned || highlighted === id;

interface LineProps {
  readonly points: ChartPoints;
  readonly plot: Plot;
  readonly className: string | undefined;
  readonly kind: "detail" | "training" | "measured";
  readonly colorIndex: number;
}

/** One line; its path is made again only for other points or axes, not when another curve is pointed at. */
const Line = memo(function Line({ points, plot: { scaleX, scaleY }, className, kind, colorIndex }: LineProps) {
  return <path className={className} data-line={kind} stroke={runColor(colorIndex)} d={linePath(points, scaleX, scaleY)} />;
});

interface CurveProps {
  readonly curve: ChartCurve;
  readonly plot: Plot;
}

const Band = memo(function Band({ curve: { training, band, colorIndex }, plot: { scaleX, scaleY } }: CurveProps) {
  if (!band) return null;
  const d = bandPath(training.xs, band, scaleX, scaleY);
  return <path className={styles.band} data-line="band" fill={runColor(colorIndex)} d={d} />;
});

/** Crosses at the top where a line ends because its next value is no number. */
const Breaks = memo(function Breaks({ curve: { training, colorIndex }, plot: { scaleX, area } }: CurveProps) {
  const places = breakPlaces(training, scaleX).filter((x) => x >= area.x && x <= area.x + area.width);
  return places.map((x) => (
    <path
      key={x}
      className={styles.break}
      data-line="break"
      stroke={runColor(colorIndex)}
      d={`M${x - 4} ${area.y}l8 8m0 -8l-8 8`}
    />
  ));
});
