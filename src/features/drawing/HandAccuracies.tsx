import { usePlayground, useRunGroups } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { runColor } from "../../ui/markerPath";
import { RunMarker } from "../../ui/RunMarker";
import panelStyles from "./DrawingPanel.module.css";
import { handAccuracy } from "./handAccuracy";
import styles from "./MyDigitsView.module.css";

/** Each network's share of the own digits read rightly, with its interval; a press marks what it misreads. */
export function HandAccuracies(props: { readonly marked: string | null; readonly onMark: (groupId: string | null) => void }) {
  const { marked, onMark } = props;
  const { myDigits: text, number } = useTexts();
  const groups = useRunGroups();
  const readings = usePlayground((state) => state.myDigitsAccuracy);
  const rows = groups.flatMap((group) => {
    const accuracy = handAccuracy(group, readings);
    return accuracy ? [{ group, accuracy }] : [];
  });
  return (
    <section className={styles.part} aria-label={text.accuracyTitle}>
      <h3 className={panelStyles.imageTitle}>{text.accuracyTitle}</h3>
      {rows.length === 0 && <p className={panelStyles.explanation}>{text.noneTrained}</p>}
      <ul className={styles.rows}>
        {rows.map(({ group, accuracy: { correct, count, interval } }) => (
          <li key={group.id}>
            <button
              type="button"
              className={styles.row}
              aria-pressed={marked === group.id}
              title={text.accuracyOf(group.experiment.name)}
              onClick={() => onMark(marked === group.id ? null : group.id)}
            >
              <RunMarker colorIndex={group.colorIndex} size={10} />
              <span className={styles.rowName}>{group.experiment.name}</span>
              <span className={styles.share}>{number.percent(correct / count, 0)}</span>
              <Interval interval={interval} share={correct / count} color={runColor(group.colorIndex)} />
              <span className={styles.detail} title={text.intervalWhy}>
                {text.ofCount(number.decimal(correct, Number.isInteger(correct) ? 0 : 1), count)},{" "}
                {text.interval(number.decimal(interval[0] * 100, 0), number.percent(interval[1], 0))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The interval on a line from 0 to 1, with the share on it. */
function Interval(props: { readonly interval: readonly [number, number]; readonly share: number; readonly color: string }) {
  const [low, high] = props.interval;
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" className={styles.interval} aria-hidden="true">
      <path className={styles.intervalGround} d="M0 4H100" />
      <path stroke={props.color} strokeWidth={2} d={`M${low * 100} 4H${high * 100}`} />
      <path stroke={props.color} strokeWidth={2} d={`M${props.share * 100} 0V8`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
