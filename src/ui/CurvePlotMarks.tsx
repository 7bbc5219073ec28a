import { createContext, useContext } from "react";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { axisPlace } from "./axisPlace";
import styles from "./CurvePlot.module.css";
import type { ChartAxis, ChartPoints } from "./chartCurve";
import { linePath } from "./linePath";

/** A line of the plot in the units of its axes. */
export interface PlotCurve {
  readonly id: string;
  /** In the legend; null for a line that needs no name. */
  readonly name: string | null;
  /** A CSS colour. */
  readonly color: string;
  readonly line: "solid" | "thin" | "dashed" | "faint";
  readonly points: ChartPoints;
}

/** A point of the plot in the units of its axes. */
export interface PlotDot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly color: string;
  /** A ring, for what was given, instead of what was computed. */
  readonly isOpen?: boolean;
}

/** What is drawn between the axes. */
interface PlotMarks {
  readonly curves: readonly PlotCurve[];
  readonly dots: readonly PlotDot[];
  readonly guide: number | null;
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
}

/** Hands the marks past recharts' chart to what draws them. */
export const MarksContext = createContext<PlotMarks | null>(null);

/** Curves, points and an upright line within recharts' axes. */
export function CurvePlotMarks() {
  const marks = useContext(MarksContext);
  const mapX = useXAxisScale();
  const mapY = useYAxisScale();
  const area = usePlotArea();
  if (!marks || !mapX || !mapY || !area) return null;
  const { curves, dots, guide, xAxis, yAxis } = marks;
  const scaleX = (x: number) => mapX(axisPlace(xAxis, x)) ?? Number.NaN;
  const scaleY = (y: number) => mapY(axisPlace(yAxis, y)) ?? Number.NaN;
  const isWithin = ({ x, y }: PlotDot) => x >= xAxis.min && x <= xAxis.max && y >= yAxis.min && y <= yAxis.max;
  const hasZero = yAxis.scale === undefined && yAxis.min < 0 && yAxis.max > 0;
  return (
    <>
      {hasZero && <path className={styles.zero} d={`M${area.x} ${scaleY(0)}h${area.width}`} />}
      {guide !== null && <path className={styles.guide} d={`M${scaleX(guide)} ${area.y}v${area.height}`} />}
      {/* A nested drawing ends where the plot does. */}
      <svg
        aria-hidden="true"
        x={area.x}
        y={area.y}
        width={area.width}
        height={area.height}
        viewBox={`${area.x} ${area.y} ${area.width} ${area.height}`}
      >
        {curves.map(({ id, color, line, points }) => (
          <path key={id} className={styles.line} data-line={line} style={{ color }} d={linePath(points, scaleX, scaleY)} />
        ))}
      </svg>
      {dots.filter(isWithin).map(({ id, x, y, color, isOpen = false }) => (
        <circle key={id} className={styles.dot} data-open={isOpen} style={{ color }} cx={scaleX(x)} cy={scaleY(y)} r={5} />
      ))}
    </>
  );
}
