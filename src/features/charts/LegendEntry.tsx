import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
import { RunMarker } from "../../ui/RunMarker";
import styles from "./ChartsLegend.module.css";
import type { ChartedGroup } from "./chartedGroups";

interface LegendEntryProps {
  readonly group: ChartedGroup;
  readonly isFaded: boolean;
  readonly onShow: (isShown: boolean) => void;
  readonly onPin: (isPinned: boolean) => void;
  readonly onHighlight: (isHighlighted: boolean) => void;
}

/** A network of the charts: press its name to hide or show it, point at it to see it among the others, pin it to keep it on top. */
export function LegendEntry({ group, isFaded, onShow, onPin, onHighlight }: LegendEntryProps) {
  const { charts, number } = useTexts();
  const { name, colorIndex, runs, isHidden, isPinned } = group;
  return (
    <li
      className={styles.entry}
      data-hidden={isHidden}
      data-pinned={isPinned}
      data-faded={isFaded}
      onPointerEnter={() => onHighlight(true)}
      onPointerLeave={() => onHighlight(false)}
      onFocus={() => onHighlight(true)}
      onBlur={() => onHighlight(false)}
    >
      <button
        type="button"
        className={styles.name}
        aria-pressed={!isHidden}
        aria-label={charts.legend.show(name)}
        onClick={() => onShow(isHidden)}
      >
        <RunMarker colorIndex={colorIndex} />
        <span className={styles.words}>{name}</span>
        {runs.length > 1 && <span className={styles.seeds}>{charts.legend.seeds(number.count(runs.length))}</span>}
      </button>
      <button
        type="button"
        className={styles.pin}
        aria-pressed={isPinned}
        aria-label={charts.legend.pin(name)}
        title={charts.legend.pin(name)}
        onClick={() => onPin(!isPinned)}
      >
        <Icon name="pin" size={14} />
      </button>
    </li>
  );
}
