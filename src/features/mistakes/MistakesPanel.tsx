import { useMemo, useState } from "react";
import { createMeasuredGroupsSelector } from "../../store/measuredGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Panel } from "../../ui/Panel";
import { RunMarker } from "../../ui/RunMarker";
import { SelectField } from "../../ui/SelectField";
import { ClassTable } from "./ClassTable";
import { ConfusionPart } from "./ConfusionPart";
import type { ImageSet } from "./imageSet";
import styles from "./MistakesPanel.module.css";
import { RightAndWrong } from "./RightAndWrong";
import { makeReaders } from "./readers";
import { TestImagesDialog } from "./TestImagesDialog";

/** Which digits a network mistakes for which, by itself or beside another, down to the images. */
export function MistakesPanel() {
  const texts = usePanelTexts();
  const { mistakes: words } = texts;
  const { getState } = usePlaygroundStore();
  const [selectGroups] = useState(createMeasuredGroupsSelector);
  const groups = usePlayground(selectGroups);
  const labels = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.testLabels : null));
  const [readerId, setReaderId] = useState<string | null>(null);
  const [otherId, setOtherId] = useState<string | null>(null);
  const [shown, setShown] = useState<ImageSet | null>(null);
  const readers = useMemo(() => {
    const seedOf = (runId: string) => getState().runs.find(({ id }) => id === runId)?.experiment.seed ?? 0;
    return makeReaders(groups, seedOf, texts);
  }, [groups, getState, texts]);
  const reader = readers.find(({ id }) => id === readerId) ?? readers[0];
  if (!reader || !labels) {
    return (
      <Panel title={words.title}>
        <p className={styles.empty}>{words.empty}</p>
      </Panel>
    );
  }
  const other = readers.find(({ id }) => id === otherId && id !== reader.id) ?? null;
  const options = readers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={styles.parts}>
      <Panel title={words.matrix.title}>
        <div className={styles.tools}>
          <SelectField
            label={words.network}
            value={reader.id}
            options={options}
            onChange={setReaderId}
            mark={<RunMarker colorIndex={reader.colorIndex} size={10} />}
          />
          {readers.length > 1 && (
            <SelectField
              label={words.comparedWith}
              value={other?.id ?? ""}
              options={[{ value: "", label: words.nothing }, ...options.filter(({ value }) => value !== reader.id)]}
              onChange={setOtherId}
              mark={other && <RunMarker colorIndex={other.colorIndex} size={10} />}
            />
          )}
        </div>
        <ConfusionPart labels={labels} reader={reader} other={other} onShowImages={setShown} />
      </Panel>
      {other && (
        <Panel title={words.sets.title}>
          <RightAndWrong labels={labels} reader={reader} other={other} onShowImages={setShown} />
        </Panel>
      )}
      <Panel title={words.classes.title}>
        <ClassTable labels={labels} reader={reader} other={other} />
      </Panel>
      {shown && <TestImagesDialog set={shown} onClose={() => setShown(null)} />}
    </div>
  );
}
