import { type CSSProperties, memo, useMemo } from "react";
import { CartesianGrid, LineChart, XAxis, YAxis } from "recharts";
import type { ChartCursor } from "./chartCursor";
import { type ChartAxis, type ChartCurve, isSameAxis } from "./chartCurve";
import { labelRoom } from "./labelRoom";
import styles from "./MetricChart.module.css";
import { MetricChartCrosshair } from "./MetricChartCrosshair";
import { MetricChartCursor, type MetricChartWords } from "./MetricChartCursor";
import { CurvesContext, MetricChartCurves } from "./MetricChartCurves";
import { Term } from "./Term";
import { useElementSize } from "./useElementSize";

export interface MetricChartProps {
  readonly title: string;
  /** What the title means, for who meets it first; null where it speaks for itself. */
  readonly titleTerm: string | null;
  /** What the y axis measures and its unit; stands behind the title, above the axis. */
  readonly unit: string;
  /** What the unit means; null where it speaks for itself. */
  readonly unitTerm: string | null;
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
const leastYAxisWidth = 44;
/** Recharts' tick line, drawn or not, and the margin beside it, with a pixel to spare. */
const tickRoom = 13;
const rightMargin = 20;
/** Names stand at the lines' ends where they leave the plot this wide. */
const leastPlotWidth = 320;

/**
 * Curves of several runs over training: training solid with finer detail faint behind it, validation or test dashed, on
 * recharts' axes. It fills its container; a redraw touches the axes only when these change.
 */
export function MetricChart(props: MetricChartProps) {
  const { title, titleTerm, unit, unitTerm, note, summary, emptyText, xAxis, yAxis, curves, cursor, words, tooltipAt } = props;
  const [plotRef, { width, height }] = useElementSize<HTMLDivElement>();
  const isEmpty = curves.every(({ training }) => training.xs.length === 0);
  const yAxisWidth = Math.max(leastYAxisWidth, ...yAxis.ticks.map(({ label }) => tickRoom + Math.ceil(7.5 * label.length)));
  const namesWidth = isEmpty ? 0 : labelRoom(curves.map(({ name }) => name));
  const hasLabels = width - yAxisWidth - namesWidth >= leastPlotWidth;
  const right = hasLabels ? Math.max(rightMargin, namesWidth) : rightMargin;
  const drawn = useMemo(() => ({ curves, cursor, hasLabels }), [curves, cursor, hasLabels]);
  // React's type of a style does not know custom properties.
  const plotStyle = {
    inset: `${plotTop}px ${right}px ${xAxisHeight}px ${yAxisWidth}px`,
    "--plot-right": `${right}px`,
  } as CSSProperties;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{withTerm(title, titleTerm)}</span>
        <span className={styles.unit}>{withTerm(unit, unitTerm)}</span>
        <span className={styles.note}>{note}</span>
      </figcaption>
      <div className={styles.body} ref={plotRef}>
        <div className={styles.drawing} role="img" aria-label={isEmpty ? `${title}. ${emptyText}` : summary}>
          <CurvesContext value={drawn}>
            {width > 0 && height > 0 && (
              <Frame width={width} height={height} right={right} xAxis={xAxis} yAxis={yAxis} yAxisWidth={yAxisWidth} />
            )}
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

function withTerm(text: string, explanation: string | null) {
  return explanation === null ? text : <Term explanation={explanation}>{text}</Term>;
}

interface FrameProps {
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
  readonly yAxisWidth: number;
}

const tickStyle = { fill: "var(--ink-3)", fontSize: 12, fontVariantNumeric: "tabular-nums" };

/** Axes and grid; the curves come through their context, so that new points do not render recharts again. */
const Frame = memo(
  function Frame({ width, height, right, xAxis, yAxis, yAxisWidth }: FrameProps) {
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
    a.yAxisWidth === b.yAxisWidth &&
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
