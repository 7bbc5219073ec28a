import { type CSSProperties, memo, useMemo, useState } from "react";
import type { ChartCursor } from "./chartCursor";
import { type ChartAxis, type ChartCurve, isSameAxis } from "./chartCurve";
import { labelRoom } from "./labelRoom";
import styles from "./MetricChart.module.css";
import { type ChartRange, MetricChartField } from "./MetricChartField";
import { MetricChartFrame, plotTop, xAxisHeight } from "./MetricChartFrame";
import type { MetricChartWords } from "./MetricChartTooltip";
import { Term } from "./Term";
import { useElementSize } from "./useElementSize";
import { CurvesContext } from "./usePlot";

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
  /** The curve that the others fade for; null where none is. */
  readonly highlighted: string | null;
  /** Shared by charts that point at the same x. */
  readonly cursor: ChartCursor;
  /** Where a range began that a person is choosing; shared as well. */
  readonly anchor: ChartCursor;
  readonly words: MetricChartWords;
  /** Where curves seldom are. */
  readonly tooltipAt: "top" | "bottom";
  /** A part of the x axis was chosen, which may reach beyond what there is; null for all of it. */
  readonly onZoom: (range: ChartRange | null) => void;
  /** The pointer came to a curve, or went from it. */
  readonly onPoint: (id: string | null) => void;
}

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
export const MetricChart = memo(function MetricChart(props: MetricChartProps) {
  const { title, titleTerm, unit, unitTerm, note, summary, emptyText, xAxis, highlighted, cursor, anchor, ...field } = props;
  const yAxis = useSameAxis(props.yAxis);
  // A later line is drawn above an earlier one.
  const curves = useMemo(() => [...props.curves].sort((a, b) => Number(a.isPinned) - Number(b.isPinned)), [props.curves]);
  const [plotRef, { width, height }] = useElementSize<HTMLDivElement>();
  const isEmpty = curves.every(({ training }) => training.xs.length === 0);
  const yAxisWidth = Math.max(leastYAxisWidth, ...yAxis.ticks.map(({ label }) => tickRoom + Math.ceil(7.5 * label.length)));
  const namesWidth = isEmpty ? 0 : labelRoom(curves.map(({ name }) => name));
  const hasLabels = width - yAxisWidth - namesWidth >= leastPlotWidth;
  const right = hasLabels ? Math.max(rightMargin, namesWidth) : rightMargin;
  const drawn = useMemo(
    () => ({ curves, cursor, anchor, highlighted, hasLabels, yAxis }),
    [curves, cursor, anchor, highlighted, hasLabels, yAxis],
  );
  // React's type of a style does not know custom properties.
  const plotStyle = {
    inset: `${plotTop}px ${right}px ${xAxisHeight}px ${yAxisWidth}px`,
    "--plot-right": `${right}px`,
  } as CSSProperties;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <span className={styles.title} data-caption>
          {withTerm(title, titleTerm)}
        </span>
        <span className={styles.unit} data-caption>
          {withTerm(unit, unitTerm)}
        </span>
        <span className={styles.note} data-caption>
          {note}
        </span>
      </figcaption>
      <div className={styles.body} ref={plotRef}>
        <div className={styles.drawing} role="img" aria-label={isEmpty ? `${title}. ${emptyText}` : summary}>
          <CurvesContext value={drawn}>
            {width > 0 && height > 0 && (
              <MetricChartFrame width={width} height={height} right={right} xAxis={xAxis} yAxis={yAxis} yAxisWidth={yAxisWidth} />
            )}
          </CurvesContext>
        </div>
        <div className={styles.plot} style={plotStyle}>
          {isEmpty ? (
            <p className={styles.empty}>{emptyText}</p>
          ) : (
            <MetricChartField
              {...field}
              highlighted={highlighted}
              cursor={cursor}
              anchor={anchor}
              curves={curves}
              xAxis={xAxis}
              yAxis={yAxis}
            />
          )}
        </div>
      </div>
    </figure>
  );
});

function withTerm(text: string, explanation: string | null) {
  return explanation === null ? text : <Term explanation={explanation}>{text}</Term>;
}

/** `axis`, or the one before while that looks the same: what follows from it need not be made again. */
function useSameAxis(axis: ChartAxis): ChartAxis {
  const [kept, setKept] = useState(axis);
  if (isSameAxis(kept, axis)) return kept;
  setKept(axis);
  return axis;
}
