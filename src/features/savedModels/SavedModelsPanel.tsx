import { useEffect, useRef, useState } from "react";
import { savedModelEnding } from "../../protocol/savedModel";
import { isActive } from "../../store/runPhase";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { describeProblem } from "../../text/describeProblem";
import { useArticleTexts } from "../../text/useArticleTexts";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { FileButton } from "../../ui/FileButton";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Panel } from "../../ui/Panel";
import { SelectField } from "../../ui/SelectField";
import { PredictionTable } from "./PredictionTable";
import styles from "./SavedModelsPanel.module.css";
import { type ModelTrouble, useSavedModels } from "./useSavedModels";

/** A trained network as a file, loaded again, and whether it still predicts the same. */
export function SavedModelsPanel() {
  const text = useArticleTexts().savedModels;
  const { actions } = usePlaygroundStore();
  const trained = usePlayground((state) => state.runs.filter((run) => run.step > 0 && run.state !== "failed"));
  const isReady = usePlayground((state) => state.dataset.status === "ready" && state.trainerProblem === null);
  const brought = usePlayground((state) => state.broughtModels);
  const [chosenId, setChosenId] = useState("");
  const models = useSavedModels();
  const { saved, loaded, work, trouble } = models;
  const chosen = trained.find(({ id }) => id === chosenId) ?? trained[0];

  const load = useRef(models.load);
  useEffect(() => {
    load.current = models.load;
  });
  // Files that were dropped on the page wait in the store until this panel is there and the data are.
  useEffect(() => {
    if (brought.length === 0 || !isReady) return;
    actions.bringModelFiles([]);
    void load.current(brought);
  }, [brought, isReady, actions]);

  return (
    <Panel title={text.tab}>
      <p className={styles.words}>{text.intro}</p>
      <div className={styles.tools}>
        {chosen && (
          <SelectField
            label={text.network}
            options={trained.map(({ id, experiment, step }) => ({
              value: id,
              label: text.run(experiment.name, experiment.seed, step),
            }))}
            value={chosen.id}
            onChange={setChosenId}
          />
        )}
        <Button
          variant="primary"
          disabled={!chosen || isActive(chosen) || !isReady || work !== null}
          onClick={() => chosen && void models.save(chosen)}
        >
          <Icon name="download" />
          {text.save}
        </Button>
        <FileButton
          accept=".json,.bin,application/json"
          isSeveral
          disabled={!isReady || work !== null}
          onFiles={(files) => void models.load(files)}
        >
          {text.load}
        </FileButton>
      </div>
      <p className={styles.state} role="status">
        {work !== null ? text[work] : !chosen ? text.nothing : isActive(chosen) ? text.pauseFirst : text.hint(savedModelEnding)}
      </p>
      {trouble && <Trouble trouble={trouble} />}
      {loaded && (
        <div className={styles.outcome} role="status">
          <p>{text.loaded(loaded.fileName, loaded.name, loaded.step)}</p>
          <p className={styles.verdict}>
            {loaded.isOfOtherData
              ? text.otherData
              : !loaded.difference
                ? text.nothingToCompare
                : loaded.difference.different === 0
                  ? text.equal(loaded.difference.count)
                  : text.differ(loaded.difference.different, loaded.difference.count, loaded.difference.largest)}
          </p>
        </div>
      )}
      {saved && <p className={styles.words}>{text.saved(saved.fileName, saved.bytes, saved.step)}</p>}
      <div className={styles.tables}>
        {saved && <PredictionTable title={text.before(saved.name)} predictions={saved.predictions} />}
        {loaded && <PredictionTable title={text.after(loaded.name)} predictions={loaded.predictions} />}
      </div>
    </Panel>
  );
}

function Trouble({ trouble }: { readonly trouble: ModelTrouble }) {
  const texts = useTexts();
  const text = useArticleTexts().savedModels;
  const problem = usePlayground((state) =>
    trouble.code === "run" ? (state.runs.find(({ id }) => id === trouble.runId)?.problem ?? null) : null,
  );
  switch (trouble.code) {
    case "fault":
      return <Notice>{text.fault(trouble.fault)}</Notice>;
    case "no-room":
      return <Notice>{text.noRoom}</Notice>;
    case "not-told":
      return <Notice>{text.notTold}</Notice>;
    case "run":
      return <Notice>{problem ? describeProblem(problem, texts) : text.notTold}</Notice>;
  }
}
