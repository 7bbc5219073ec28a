import { useState } from "react";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { createChartCursor } from "../../ui/chartCursor";
import { MetricChart } from "../../ui/MetricChart";
import { ChartsLegend } from "./ChartsLegend";
import { makeChartViews } from "./chartViews";
import styles from "./LiveCharts.module.css";
import { createChartedRunsSelector } from "./metricCurves";
import type { ProgressUnit } from "./progressAxis";
import { useSeriesRedraw } from "./useSeriesRedraw";

/** The two charts and their legend; the only part of the page that renders with every batch of new points. */
export function LiveCharts({ unit }: { readonly unit: ProgressUnit }) {
  const store = usePlaygroundStore();
  const texts = useTexts();
  const [selectRuns] = useState(createChartedRunsSelector);
  const [cursor] = useState(createChartCursor);
  const runs = usePlayground(selectRuns);
  useSeriesRedraw(store);
  const views = makeChartViews(runs, store.series, unit, texts);
  return (
    <div className={styles.live}>
      <ChartsLegend runs={runs} legend={views.legend} />
      <div className={styles.charts}>
        <div className={styles.slot}>
          <MetricChart {...views.loss} cursor={cursor} />
        </div>
        <div className={styles.slot}>
          <MetricChart {...views.accuracy} cursor={cursor} />
        </div>
      </div>
    </div>
  );
}
