import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Term } from "../../ui/Term";
import styles from "./ChartsLegend.module.css";
import type { ChartedGroup } from "./chartedGroups";
import { LegendEntry } from "./LegendEntry";
import type { LegendView } from "./legendView";

/** The networks with their markers, pinned ones first, and what lines and areas mean; its height changes with the networks alone. */
export function ChartsLegend({ groups, legend }: { readonly groups: readonly ChartedGroup[]; readonly legend: LegendView }) {
  const { charts } = useTexts();
  const { actions } = usePlaygroundStore();
  const highlighted = usePlayground((state) => state.groupView.highlighted);
  const pinnedFirst = [...groups].sort((a, b) => Number(b.isPinned) - Number(a.isPinned));
  return (
    <div className={styles.legend}>
      <ul className={styles.runs} aria-label={charts.legend.label}>
        {pinnedFirst.map((group) => (
          <LegendEntry
            key={group.id}
            group={group}
            isFaded={highlighted !== null && highlighted !== group.id && !group.isPinned}
            onShow={(isShown) => actions.setHidden(group.id, !isShown)}
            onPin={(isPinned) => actions.setPinned(group.id, isPinned)}
            onHighlight={(isHighlighted) => actions.highlight(isHighlighted ? group.id : null)}
          />
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
        {legend.band !== null && (
          <li className={styles.item}>
            <BandSample />
            <Term explanation={charts.legend.bandTerm}>{legend.band}</Term>
          </li>
        )}
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

function BandSample() {
  return (
    <svg width="24" height="10" viewBox="0 0 24 10" aria-hidden="true" className={styles.sample}>
      <path className={styles.band} d="M1 2L12 1L23 2V8L12 9L1 8Z" />
      <path d="M1 5H23" />
    </svg>
  );
}
