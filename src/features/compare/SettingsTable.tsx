import { runGroups } from "../../store/runGroups";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { RunMarker } from "../../ui/RunMarker";
import styles from "./SettingsTable.module.css";
import { makeSettingRows } from "./settingRows";

/** Every setting of the groups side by side; those in which they differ stand on top. */
export function SettingsTable({ differencesOnly }: { readonly differencesOnly: boolean }) {
  const { compare } = usePanelTexts();
  const groups = usePlayground(({ runs }) => runGroups(runs));
  const rows = makeSettingRows(groups, compare).filter(({ isSame }) => !(differencesOnly && isSame && groups.length > 1));
  if (rows.length === 0) return <p className={styles.same}>{compare.settings.same}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls the region
    <section className={styles.region} aria-label={compare.settings.caption} tabIndex={0}>
      <table className={styles.table} aria-label={compare.settings.caption}>
        <thead>
          <tr>
            <th scope="col">{compare.settings.setting}</th>
            {groups.map(({ id, experiment, colorIndex }) => (
              <th key={id} scope="col">
                <span className={styles.name}>
                  <RunMarker colorIndex={colorIndex} size={10} />
                  {experiment.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, values, isSame }) => (
            <tr key={id} data-same={isSame && groups.length > 1}>
              <th scope="row">{label}</th>
              {values.map((value, i) => (
                <td key={groups[i]?.id ?? i}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
