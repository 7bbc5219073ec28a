import { type ComparisonView, comparedFigures } from "../../protocol/comparisonView";
import { runGroups } from "../../store/runGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { CheckList } from "../../ui/CheckList";
import { PopoverButton } from "../../ui/PopoverButton";
import { RunMarker } from "../../ui/RunMarker";
import { SelectField } from "../../ui/SelectField";
import { Switch } from "../../ui/Switch";
import styles from "./TableTools.module.css";

/** What is chosen of the table: the group that others are set against, its columns, and whether to leave out what is the same. */
export function TableTools({
  view,
  onChange,
}: {
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}) {
  const { table } = usePanelTexts().compare;
  const { actions } = usePlaygroundStore();
  const names = usePlayground(({ runs }) => runGroups(runs).map(({ experiment }) => experiment.name));
  const ids = usePlayground(({ runs }) => runGroups(runs).map(({ id }) => id));
  const colors = usePlayground(({ runs }) => runGroups(runs).map(({ colorIndex }) => colorIndex));
  const chosen = usePlayground(({ groupView }) => groupView.baseline);
  const baseline = Math.max(0, ids.indexOf(chosen ?? ""));
  const setColumn = (id: string, isShown: boolean) => {
    const columns = comparedFigures.filter((figure) => (figure === id ? isShown : view.columns.includes(figure)));
    onChange({ ...view, columns });
  };
  return (
    <div className={styles.tools}>
      {ids.length > 1 && (
        <SelectField
          label={table.baseline}
          value={ids[baseline] ?? ""}
          options={ids.map((id, i) => ({ value: id, label: names[i] ?? "" }))}
          onChange={actions.setBaseline}
          mark={<RunMarker colorIndex={colors[baseline] ?? 0} size={10} />}
        />
      )}
      <PopoverButton
        face={table.columnsShown(view.columns.length, comparedFigures.length)}
        name={table.columnsButton(view.columns.length, comparedFigures.length)}
        title={table.columns}
      >
        <CheckList
          items={comparedFigures.map((figure) => ({
            id: figure,
            label: table.figures[figure].label,
            why: table.figures[figure].term,
            isChecked: view.columns.includes(figure),
          }))}
          onChange={setColumn}
        />
      </PopoverButton>
      {ids.length > 1 && (
        <div className={styles.differences}>
          <Switch
            label={table.differencesOnly}
            why={table.differencesWhy}
            isOn={view.differencesOnly}
            onChange={(differencesOnly) => onChange({ ...view, differencesOnly })}
          />
        </div>
      )}
    </div>
  );
}
