import type { ValidationSpec } from "../../protocol/experiment";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Select } from "../../ui/Select";
import { Switch } from "../../ui/Switch";
import { Term } from "../../ui/Term";
import { DraftNumber } from "./DraftNumber";
import type { Settings } from "./draft";
import type { DraftProblem } from "./draftProblems";
import styles from "./ImageSettings.module.css";
import { newValidation } from "./newOptimizer";
import { SettingsGroup } from "./SettingsGroup";
import { useEditor } from "./useEditor";

const defaultPatience = 3;
const defaultKeep = 0.1;
const thinnedDigits = ["none", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** How often which images are seen, on which ones a run is validated, and when it may end early. */
export function ImageSettings({ problems }: { readonly problems: readonly DraftProblem[] }) {
  const { state, dispatch } = useEditor();
  const { editor } = usePanelTexts();
  const { images, terms, validation: words } = editor;
  const { fields } = editor;
  const { validation, earlyStopping, thinning, ...settings } = state.draft.settings;
  const choose = (change: Partial<Settings>) => dispatch({ type: "change", change: { settings: change } });
  const chooseValidation = (kind: ValidationSpec["kind"]) => choose({ validation: newValidation(kind) });
  const number = (name: "batchSize" | "epochs" | "trainingImages") => (
    <DraftNumber
      fields={state.draft.typed}
      owner="training"
      name={name}
      value={settings[name]}
      toChange={(value) => ({ settings: { [name]: value } })}
      term={terms[name]}
    />
  );
  const memory = problems.find((problem) => problem.code === "memory");
  const steps = problems.find((problem) => problem.code === "steps");
  const isUnwatched = problems.some((problem) => problem.code === "early-stopping");
  return (
    <SettingsGroup title={images.title}>
      {number("batchSize")}
      {number("epochs")}
      {number("trainingImages")}
      <div className={styles.line}>
        <Select
          label={fields.thinning}
          face={<Term explanation={terms.thinning}>{fields.thinning}</Term>}
          options={thinnedDigits.map((value) => ({ value, label: value === "none" ? fields.thinningNone : value }))}
          value={thinnedDigits[(thinning?.digit ?? -1) + 1] ?? "none"}
          onChange={(value) =>
            choose({ thinning: value === "none" ? null : { keep: defaultKeep, ...thinning, digit: Number(value) } })
          }
          width={92}
        />
        {thinning && (
          <DraftNumber
            fields={state.draft.typed}
            owner="thinning"
            name="keep"
            value={thinning.keep}
            toChange={(keep) => ({ settings: { thinning: { ...thinning, keep } } })}
            term={terms.keep}
          />
        )}
      </div>
      {memory && (
        <div className={styles.wide}>
          <Notice
            action={
              <Button variant="primary" onClick={() => choose({ batchSize: memory.batchSize })}>
                {editor.memoryFix(memory.batchSize)}
              </Button>
            }
          >
            {editor.memoryProblem(memory.bytes, memory.batchSize)}
          </Notice>
        </div>
      )}
      {steps && (
        <div className={styles.wide}>
          <Notice>{editor.stepsProblem(steps.steps)}</Notice>
        </div>
      )}
      <div className={styles.line}>
        <Select
          label={words.label}
          face={<Term explanation={terms.validation}>{words.label}</Term>}
          options={(["none", "lastFraction", "testSet"] as const).map((value) => ({ value, label: words.kinds[value] }))}
          value={validation.kind}
          onChange={chooseValidation}
          width={194}
        />
        {validation.kind === "lastFraction" && (
          <DraftNumber
            fields={state.draft.typed}
            owner="validation"
            name="fraction"
            value={validation.fraction}
            toChange={(fraction) => ({ settings: { validation: { ...validation, fraction } } })}
            term={terms.fraction}
          />
        )}
      </div>
      <div className={styles.line}>
        <Switch
          label={words.earlyStopping}
          why={words.earlyStoppingWhy}
          isOn={earlyStopping !== null}
          onChange={(isOn) => choose({ earlyStopping: isOn ? { patience: defaultPatience } : null })}
        />
        {earlyStopping && (
          <DraftNumber
            fields={state.draft.typed}
            owner="earlyStopping"
            name="patience"
            value={earlyStopping.patience}
            toChange={(patience) => ({ settings: { earlyStopping: { patience } } })}
            term={terms.patience}
          />
        )}
      </div>
      {isUnwatched && (
        <div className={styles.wide}>
          <Notice
            action={
              <Button variant="primary" onClick={() => chooseValidation("lastFraction")}>
                {words.earlyStoppingFix}
              </Button>
            }
          >
            {words.earlyStoppingProblem}
          </Notice>
        </div>
      )}
    </SettingsGroup>
  );
}
