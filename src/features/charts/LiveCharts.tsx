import { type RefObject, useCallback, useDeferredValue, useMemo, useState } from "react";
import type { ChartView } from "../../store/chartView";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import type { ChartCursor } from "../../ui/chartCursor";
import { MetricChart } from "../../ui/MetricChart";
import type { ChartRange } from "../../ui/MetricChartField";
import { ChartsLegend } from "./ChartsLegend";
import { createChartedGroupsSelector } from "./chartedGroups";
import { makeChartViews } from "./chartViews";
import { createCurveMaker } from "./createCurveMaker";
import styles from "./LiveCharts.module.css";
import type { ProgressRange } from "./progressAxis";
import { useSeriesRedraw } from "./useSeriesRedraw";

interface LiveChartsProps {
  readonly view: ChartView;
  /** The part of the x axis that is shown; null for all. */
  readonly zoom: ProgressRange | null;
  readonly onZoom: (zoom: ProgressRange | null) => void;
  /** Where a person points, and where a range began that is being chosen. */
  readonly cursor: ChartCursor;
  readonly anchor: ChartCursor;
  /** Gets what holds the two charts. */
  readonly charts: RefObject<HTMLDivElement | null>;
}

/** The two charts and their legend; the only part of the page that renders with every batch of new points. */
export function LiveCharts({ view, zoom, onZoom, cursor, anchor, charts }: LiveChartsProps) {
  const store = usePlaygroundStore();
  const texts = useTexts();
  const [selectGroups] = useState(createChartedGroupsSelector);
  const [makeCurve] = useState(createCurveMaker);
  const groups = usePlayground(selectGroups);
  const highlighted = usePlayground((state) => state.groupView.highlighted);
  const version = useSeriesRedraw(store);
  // biome-ignore lint/correctness/useExhaustiveDependencies: series grow without becoming others, which `version` tells
  const views = useMemo(
    () => makeChartViews({ groups, seriesOf: store.series, view, zoom, makeCurve, texts }),
    [groups, store, view, zoom, makeCurve, texts, version],
  );
  // Each chart in a task of its own: the second is drawn when the first is, and may be overtaken by newer points.
  const accuracy = useDeferredValue(views.accuracy);
  const { min, max } = views.whole;
  const { highlight } = store.actions;
  const zoomInto = useCallback(
    (wanted: ChartRange | null) => {
      // What the pointer stood on is somewhere else then.
      highlight(null);
      onZoom(wanted && partOf({ min, max }, wanted));
    },
    [highlight, onZoom, min, max],
  );
  // A curve that is hidden or gone fades no other.
  const isDrawn = views.loss.curves.some(({ id }) => id === highlighted);
  const shared = { cursor, anchor, highlighted: isDrawn ? highlighted : null, onZoom: zoomInto, onPoint: highlight };
  return (
    <div className={styles.live}>
      <ChartsLegend groups={groups} legend={views.legend} />
      <div className={styles.charts} ref={charts}>
        <div className={styles.slot}>
          <MetricChart {...views.loss} {...shared} />
        </div>
        <div className={styles.slot}>
          <MetricChart {...accuracy} {...shared} />
        </div>
      </div>
    </div>
  );
}

/** `wanted` as far as it is on the axis; null where that is all of it. */
function partOf(whole: ProgressRange, wanted: ChartRange): ProgressRange | null {
  const min = Math.max(whole.min, wanted.min);
  const max = Math.min(whole.max, wanted.max);
  return min <= whole.min && max >= whole.max ? null : { min, max };
}
