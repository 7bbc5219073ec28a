import { createContext, memo, useContext, useMemo } from "react";
import { CartesianGrid, LineChart, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis } from "recharts";
import { type ChartAxis, isSameAxis } from "./chartCurve";
import { markerPath, runColor } from "./markerPath";
import { estimateTextWidth, type LabelPlace, placeLabels, shortened, stepAside } from "./placeLabels";
import { RunMarker } from "./RunMarker";
import styles from "./ScatterPlot.module.css";
import { useElementSize } from "./useElementSize";

/** A run or a group at its place, in the units of the axes. */
export interface ScatterPoint {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  readonly x: number;
  readonly y: number;
  /** Ends of the interval around `y`. */
  readonly low: number;
  readonly high: number;
  /** The point in words. */
  readonly label: string;
}

export interface ScatterPlotProps {
  readonly points: readonly ScatterPoint[];
  /** The points that no other beats, by rising x; drawn as a stair. */
  readonly front: readonly { readonly x: number; readonly y: number }[];
  /** Logarithmic. */
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
  /** The whole plot in words, for who cannot see it. */
  readonly summary: string;
  readonly highlighted: string | null;
  readonly onPoint: (id: string | null) => void;
}

const height = 300;
const margin = { top: 12, right: 16, bottom: 0, left: 0 };

/** Narrower, names would stand on other points; then they stand below the plot. */
const leastWidthForNames = 480;

const ScatterContext = createContext<(ScatterPlotProps & { readonly hasNames: boolean }) | null>(null);

/** Points with interval bars, markers and names over a logarithmic x axis, and the stair of those that no other beats. */
export function ScatterPlot(props: ScatterPlotProps) {
  const [ref, { width }] = useElementSize<HTMLDivElement>();
  const hasNames = width >= leastWidthForNames;
  const drawn = { ...props, hasNames };
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.unit}>{props.yAxis.title}</figcaption>
      <div ref={ref} className={styles.body} role="img" aria-label={props.summary}>
        <ScatterContext value={drawn}>
          {width > 0 && <Frame width={width} xAxis={props.xAxis} yAxis={props.yAxis} />}
        </ScatterContext>
      </div>
      {!hasNames && (
        <ul className={styles.legend}>
          {props.points.map(({ id, name, colorIndex }) => (
            <li key={id}>
              <RunMarker colorIndex={colorIndex} size={10} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

const tickStyle = { fill: "var(--ink-3)", fontSize: 12, fontVariantNumeric: "tabular-nums" };
// Recharts takes an axis without data for one of categories, although type and domain are given.
const noData = [{ x: 1 }];

/** Axes and grid, which pointing at something does not draw again. */
const Frame = memo(
  function Frame({ width, xAxis, yAxis }: Pick<ScatterPlotProps, "xAxis" | "yAxis"> & { readonly width: number }) {
    return (
      <LineChart width={width} height={height} margin={margin} accessibilityLayer={false} data={noData}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="x"
          {...axisProps(xAxis)}
          scale="log"
          height={40}
          axisLine={{ stroke: "var(--line-strong)" }}
          tickLine={{ stroke: "var(--line-strong)" }}
          tickSize={4}
          label={{ value: xAxis.title, position: "insideBottomRight", offset: 0, dy: -4, ...tickStyle }}
        />
        <YAxis {...axisProps(yAxis)} width={48} axisLine={false} tickLine={false} />
        <ScatterMarks />
      </LineChart>
    );
  },
  (a, b) => a.width === b.width && isSameAxis(a.xAxis, b.xAxis) && isSameAxis(a.yAxis, b.yAxis),
);

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
    interval: 0 as const,
    isAnimationActive: false,
  };
}

const nameGap = 12;
const lineHeight = 18;
const markerHalf = 8;
/** Names stand a little above their points, clear of the stair. */
const nameRise = 10;

function ScatterMarks() {
  const props = useContext(ScatterContext);
  const mapX = useXAxisScale();
  const mapY = useYAxisScale();
  const area = usePlotArea();
  const names = useMemo(() => props?.points.map(({ name }) => shortened(name, 22)) ?? [], [props?.points]);
  if (!props || !mapX || !mapY || !area) return null;
  const { points, front, highlighted, onPoint, hasNames } = props;
  const scaleX = (x: number) => mapX(x) ?? 0;
  const scaleY = (y: number) => mapY(y) ?? 0;
  const right = area.x + area.width;
  const wishes = points.map(({ x, y }, i) => {
    const width = nameGap + estimateTextWidth(names[i] ?? "");
    // A name that the right edge would cut stands on the left of its point.
    const left = scaleX(x) + width > right ? scaleX(x) - width - nameGap : scaleX(x);
    return { x: left, y: scaleY(y) - nameRise, width };
  });
  const room = { top: area.y, bottom: area.y + area.height, lineHeight, columnWidth: 24, maxShift: 40 };
  // A name must not hide the marker of another point.
  const isTaken = ({ left, y }: LabelPlace, width: number) =>
    points.some((point) => {
      const [x, middle] = [scaleX(point.x), scaleY(point.y)];
      return x + markerHalf > left + nameGap && x - markerHalf < left + width && Math.abs(middle - y) < lineHeight / 2 + 2;
    });
  const places = stepAside(placeLabels(wishes, room), wishes, room, (i, place) => isTaken(place, wishes[i]?.width ?? 0));
  const stair = front.map(({ x, y }, i) => `${i === 0 ? `M${scaleX(x)} ` : `H${scaleX(x)}V`}${scaleY(y)}`).join("");
  return (
    <g>
      <path className={styles.front} d={`${stair}H${right}`} data-line="front" />
      {points.map(({ id, colorIndex, x, y, low, high, label }, i) => {
        const place = hasNames && places[i];
        return (
          <g
            key={id}
            className={styles.point}
            data-faded={highlighted !== null && highlighted !== id}
            style={{ color: runColor(colorIndex) }}
            onPointerEnter={() => onPoint(id)}
            onPointerLeave={() => onPoint(null)}
          >
            <title>{label}</title>
            <path
              className={styles.interval}
              d={`M${scaleX(x)} ${scaleY(low)}V${scaleY(high)}m-4 0h8M${scaleX(x) - 4} ${scaleY(low)}h8`}
            />
            <path className={styles.marker} d={markerPath(colorIndex)} transform={`translate(${scaleX(x)} ${scaleY(y)})`} />
            {place && (
              <text className={styles.name} x={place.left + nameGap} y={place.y} dy="0.35em">
                {names[i]}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
