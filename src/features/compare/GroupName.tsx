import { usePanelTexts } from "../../text/usePanelTexts";
import { Icon } from "../../ui/Icon";
import { RunMarker } from "../../ui/RunMarker";
import styles from "./GroupName.module.css";
import type { FigureRow, GroupRow } from "./tableRows";

/** What stands at the start of a row: a group with its marker and what opens its seeds, or a seed. */
export function GroupName({
  row,
  isOpen = false,
  onToggle,
}: {
  readonly row: GroupRow | FigureRow;
  readonly isOpen?: boolean;
  readonly onToggle?: () => void;
}) {
  const { table } = usePanelTexts().compare;
  if (!("seeds" in row)) return <span className={styles.seed}>{row.name}</span>;
  return (
    <span className={styles.group}>
      <span className={styles.marker}>
        <RunMarker colorIndex={row.colorIndex} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{row.name}</span>
        {row.seeds.length > 0 && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={isOpen ? table.collapse(row.name) : table.expand(row.name)}
            onClick={onToggle}
          >
            {table.seeds(row.seeds.length)}
            <Icon name="chevron" size={12} />
          </button>
        )}
        {row.isBaseline && <span className={styles.note}>{table.isBaseline}</span>}
      </span>
    </span>
  );
}
