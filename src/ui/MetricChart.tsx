import { type CSSProperties, memo, useMemo } from "react";
import { CartesianGrid, LineChart, XAxis, YAxis } from "recharts";
import type { ChartCursor } from "./chartCursor";
import { type ChartAxis, type ChartCurve, isSameAxis } from "./chartCurve";
import styles from "./MetricChart.module.css";
import { MetricChartCrosshair } from "./MetricChartCrosshair";
import { MetricChartCursor, type MetricChartWords } from "./MetricChartCursor";
import { CurvesContext, MetricChartCurves } from "./MetricChartCurves";
import { useElementSize } from "./useElementSize";

export interface MetricChartProps {
  readonly title: string;
  /** What the y axis measures and its unit; stands behind the title, above the axis. */
  readonly unit: string;
  /** What the axis leaves out; null where nothing runs off it. */
  readonly note: string | null;
  /** The chart in a sentence or two, for who cannot see it. */
  readonly summary: string;
  /** What will appear here; shown while no curve has a point. */
  readonly emptyText: string;
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
  readonly curves: readonly ChartCurve[];
  /** Shared by charts that point at the same x. */
  readonly cursor: ChartCursor;
  readonly words: MetricChartWords;
  /** Where curves seldom are. */
  readonly tooltipAt: "top" | "bottom";
}

const plotTop = 10;
const xAxisHeight = 40;
const yAxisWidth = 36;
const rightMargin = 20;
/** Room for names right of the lines' ends, where the chart is wide enough to spare it. */
const labelMargin = 168;
const labelsFromWidth = 560;

/**
 * Curves of several runs over training: training solid with finer detail faint behind it, validation or test dashed, on
 * recharts' axes. It fills its container; a redraw touches the axes only when these change.
 */
export function MetricChart(props: MetricChartProps) {
  const { title, unit, note, summary, emptyText, xAxis, yAxis, curves, cursor, words, tooltipAt } = props;
  const [plotRef, { width, height }] = useElementSize<HTMLDivElement>();
  const hasLabels = width >= labelsFromWidth;
  const right = hasLabels ? labelMargin : rightMargin;
  const isEmpty = curves.every(({ training }) => training.xs.length === 0);
  const drawn = useMemo(() => ({ curves, cursor, hasLabels }), [curves, cursor, hasLabels]);
  // React's type of a style does not know custom properties.
  const plotStyle = {
    inset: `${plotTop}px ${right}px ${xAxisHeight}px ${yAxisWidth}px`,
    "--plot-right": `${right}px`,
  } as CSSProperties;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <span className={styles.unit}>{unit}</span>
        <span className={styles.note}>{note}</span>
      </figcaption>
      <div className={styles.body} ref={plotRef}>
        <div className={styles.drawing} role="img" aria-label={isEmpty ? `${title}. ${emptyText}` : summary}>
          <CurvesContext value={drawn}>
            {width > 0 && height > 0 && <Frame width={width} height={height} right={right} xAxis={xAxis} yAxis={yAxis} />}
          </CurvesContext>
        </div>
        <div className={styles.plot} style={plotStyle}>
          {isEmpty ? (
            <p className={styles.empty}>{emptyText}</p>
          ) : (
            <MetricChartCursor cursor={cursor} curves={curves} xAxis={xAxis} words={words} tooltipAt={tooltipAt} />
          )}
        </div>
      </div>
    </figure>
  );
}

interface FrameProps {
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
}

const tickStyle = { fill: "var(--ink-3)", fontSize: 12, fontVariantNumeric: "tabular-nums" };

/** Axes and grid; the curves come through their context, so that new points do not render recharts again. */
const Frame = memo(
  function Frame({ width, height, right, xAxis, yAxis }: FrameProps) {
    return (
      <LineChart
        width={width}
        height={height}
        margin={{ top: plotTop, right, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        data={noData}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="x"
          {...axisProps(xAxis)}
          height={xAxisHeight}
          axisLine={{ stroke: "var(--line-strong)" }}
          tickLine={{ stroke: "var(--line-strong)" }}
          tickSize={4}
          label={{ value: xAxis.title, position: "insideBottomRight", offset: 0, dy: -4, ...tickStyle }}
        />
        <YAxis {...axisProps(yAxis)} width={yAxisWidth} axisLine={false} tickLine={false} />
        <MetricChartCurves />
        <MetricChartCrosshair />
      </LineChart>
    );
  },
  (a, b) =>
    a.width === b.width &&
    a.height === b.height &&
    a.right === b.right &&
    isSameAxis(a.xAxis, b.xAxis) &&
    isSameAxis(a.yAxis, b.yAxis),
);

// Recharts takes an axis without data for one of categories, although type and domain are given.
const noData = [{ x: 0 }];

function axisProps({ min, max, ticks }: ChartAxis) {
  const labels = new Map(ticks.map(({ value, label }) => [value, label]));
  return {
    type: "number" as const,
    domain: [min, max] as [number, number],
    allowDataOverflow: true,
    ticks: ticks.map(({ value }) => value),
    tickFormatter: (value: number) => labels.get(value) ?? "",
    tick: tickStyle,
    tickMargin: 6,
    // Every tick given is drawn; measuring whether it has room would cost a layout of the page each time.
    interval: 0 as const,
    isAnimationActive: false,
  };
}
