import { memo } from "react";
import { CartesianGrid, LineChart, XAxis, YAxis } from "recharts";
import { axisPlace } from "./axisPlace";
import { type ChartAxis, isSameAxis } from "./chartCurve";
import { MetricChartCrosshair } from "./MetricChartCrosshair";
import { MetricChartCurves } from "./MetricChartCurves";

/** Pixels above the plot, and below it for the x axis. */
export const plotTop = 10;
export const xAxisHeight = 40;

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
export const MetricChartFrame = memo(
  function MetricChartFrame({ width, height, right, xAxis, yAxis, yAxisWidth }: FrameProps) {
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

/** Recharts' axis is always linear, in the measure that grows evenly along it. */
function axisProps(axis: ChartAxis) {
  const placed = axis.ticks.map(({ value, label }) => ({ place: axisPlace(axis, value), label }));
  const labels = new Map(placed.map(({ place, label }) => [place, label]));
  return {
    type: "number" as const,
    domain: [axisPlace(axis, axis.min), axisPlace(axis, axis.max)] as [number, number],
    allowDataOverflow: true,
    ticks: placed.map(({ place }) => place),
    tickFormatter: (value: number) => labels.get(value) ?? "",
    tick: tickStyle,
    tickMargin: 6,
    // Every tick given is drawn; measuring whether it has room would cost a layout of the page each time.
    interval: 0 as const,
    isAnimationActive: false,
  };
}
