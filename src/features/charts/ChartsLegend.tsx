import { useTexts } from "../../text/useTexts";
import { RunMarker } from "../../ui/RunMarker";
import { Term } from "../../ui/Term";
import styles from "./ChartsLegend.module.css";
import type { LegendView } from "./chartViews";
import type { ChartedRun } from "./metricCurves";

/** The runs with their markers, and what solid, faint and dashed mean; its height changes with the runs alone. */
export function ChartsLegend({ runs, legend }: { readonly runs: readonly ChartedRun[]; readonly legend: LegendView }) {
  const { charts } = useTexts();
  return (
    <div className={styles.legend}>
      <ul className={styles.runs} aria-label={charts.legend.label}>
        {runs.map(({ id, name, colorIndex }) => (
          <li key={id} className={styles.item}>
            <RunMarker colorIndex={colorIndex} />
            {name}
          </li>
        ))}
      </ul>
      <ul className={styles.lines} aria-label={charts.legend.lines}>
        <li className={styles.item}>
          <LineSample />
          {charts.cursor.training}
        </li>
        <li className={styles.item}>
          <LineSample isDashed />
          <Term explanation={charts.legend.measuredTerm}>{legend.measured}</Term>
        </li>
        {/* Last: its length changes while the runs train, and would move what follows. */}
        <li className={styles.averaging}>
          {legend.averaging && <Term explanation={charts.legend.averagingTerm}>{legend.averaging}</Term>}
        </li>
      </ul>
    </div>
  );
}

function LineSample({ isDashed = false }: { readonly isDashed?: boolean }) {
  return (
    <svg width="24" height="8" viewBox="0 0 24 8" aria-hidden="true" className={styles.sample} data-dashed={isDashed}>
      {!isDashed && <path className={styles.faint} d="M1 6L4 2L7 6L10 1L13 6L16 3L19 7L23 2" />}
      <path d="M1 4H23" />
    </svg>
  );
}
