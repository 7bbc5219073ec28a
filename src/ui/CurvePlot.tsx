import { memo, type PointerEvent, useRef } from "react";
import { CartesianGrid, LineChart, XAxis, YAxis } from "recharts";
import { axisPlace } from "./axisPlace";
import styles from "./CurvePlot.module.css";
import { CurvePlotMarks, MarksContext, type PlotCurve, type PlotDot } from "./CurvePlotMarks";
import { type ChartAxis, isSameAxis } from "./chartCurve";
import { useElementSize } from "./useElementSize";

interface CurvePlotProps {
  /** What the plot shows, in words. */
  readonly label: string;
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
  readonly curves: readonly PlotCurve[];
  readonly dots?: readonly PlotDot[];
  /** An upright line at an x; null for none. */
  readonly guide?: number | null;
  /** In pixels, with the x axis. */
  readonly height?: number;
  /** Someone points at an x, within the axis. */
  readonly onPick?: (x: number) => void;
}

const margin = { top: 8, right: 16, bottom: 0, left: 0 };
const leastYAxisWidth = 44;

/** Curves and points on two axes, with a legend; `onPick` lets a pointer choose an x, beside a control for the keyboard. */
export function CurvePlot({ label, xAxis, yAxis, curves, dots = [], guide = null, height = 220, onPick }: CurvePlotProps) {
  const [sizeRef, { width }] = useElementSize<HTMLDivElement>();
  const isDown = useRef(false);
  const yAxisWidth = widthOf(yAxis);
  const named = curves.filter(({ name }) => name !== null);
  const pick = (event: PointerEvent<HTMLDivElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const share = (left - yAxisWidth) / (width - yAxisWidth - margin.right);
    onPick?.(xAxis.min + Math.min(1, Math.max(0, share)) * (xAxis.max - xAxis.min));
  };
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.caption}>
        <span>{yAxis.title}</span>
        {named.length > 0 && (
          <ul className={styles.keys}>
            {named.map(({ id, name, color, line }) => (
              <li key={id}>
                <svg width={22} height={8} aria-hidden="true" style={{ color }}>
                  <path className={styles.line} data-line={line} d="M2 4H20" />
                </svg>
                {name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      <div
        ref={sizeRef}
        className={styles.body}
        style={{ height }}
        role="img"
        aria-label={label}
        data-picks={onPick !== undefined}
        onPointerDown={(event) => {
          if (!onPick) return;
          isDown.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          pick(event);
        }}
        onPointerMove={(event) => isDown.current && pick(event)}
        onPointerUp={() => {
          isDown.current = false;
        }}
        onPointerCancel={() => {
          isDown.current = false;
        }}
      >
        <MarksContext value={{ curves, dots, guide, xAxis, yAxis }}>
          {width > 0 && <Frame width={width} height={height} xAxis={xAxis} yAxis={yAxis} />}
        </MarksContext>
      </div>
    </figure>
  );
}

const tickStyle = { fill: "var(--ink-3)", fontSize: 12, fontVariantNumeric: "tabular-nums" };
// Recharts takes an axis without data for one of categories, although type and domain are given.
const noData = [{ x: 1 }];

interface FrameProps {
  readonly width: number;
  readonly height: number;
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
}

/** Axes and grid, which a new curve does not draw again. */
const Frame = memo(
  function Frame({ width, height, xAxis, yAxis }: FrameProps) {
    return (
      <LineChart width={width} height={height} margin={margin} accessibilityLayer={false} data={noData}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="x"
          {...axisProps(xAxis)}
          height={40}
          axisLine={{ stroke: "var(--line-strong)" }}
          tickLine={{ stroke: "var(--line-strong)" }}
          tickSize={4}
          label={{ value: xAxis.title, position: "insideBottomRight", offset: 0, dy: -4, ...tickStyle }}
        />
        <YAxis {...axisProps(yAxis)} width={widthOf(yAxis)} axisLine={false} tickLine={false} />
        <CurvePlotMarks />
      </LineChart>
    );
  },
  (a, b) => a.width === b.width && a.height === b.height && isSameAxis(a.xAxis, b.xAxis) && isSameAxis(a.yAxis, b.yAxis),
);

/** Pixels that the labels of an upright axis take. */
function widthOf({ ticks }: ChartAxis): number {
  return Math.max(leastYAxisWidth, ...ticks.map(({ label }) => 13 + Math.ceil(7.5 * label.length)));
}

/** The axis in a measure that grows evenly along it, which recharts then draws as linear. */
function axisProps(axis: ChartAxis) {
  const labels = new Map(axis.ticks.map(({ value, label }) => [axisPlace(axis, value), label]));
  return {
    type: "number" as const,
    domain: [axisPlace(axis, axis.min), axisPlace(axis, axis.max)] as [number, number],
    allowDataOverflow: true,
    ticks: [...labels.keys()],
    tickFormatter: (value: number) => labels.get(value) ?? "",
    tick: tickStyle,
    tickMargin: 6,
    interval: 0 as const,
    isAnimationActive: false,
  };
}
