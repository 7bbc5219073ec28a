import { augmentationOptions, initializationOptions, optionNames, preprocessingOptions } from "../../protocol/options";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Select } from "../../ui/Select";
import { Switch } from "../../ui/Switch";
import { Term } from "../../ui/Term";
import { DraftNumber } from "./DraftNumber";
import type { Settings } from "./draft";
import { SettingsGroup } from "./SettingsGroup";
import styles from "./StartSettings.module.css";
import { useEditor } from "./useEditor";

/** What training begins with, in which order the images come, and what each digit counts. */
export function StartSettings() {
  const { state, dispatch } = useEditor();
  const { editor, options } = usePanelTexts();
  const { classWeights: words, fields, terms } = editor;
  const { augmentation, initialization, preprocessing, shuffle, classWeights } = state.draft.settings;
  const choose = (change: Partial<Settings>) => dispatch({ type: "change", change: { settings: change } });
  return (
    <SettingsGroup title={editor.more.title}>
      <div className={styles.line}>
        <Select
          label={editor.initialization}
          face={<Term explanation={terms.initialization}>{editor.initialization}</Term>}
          options={optionNames(initializationOptions).map((value) => ({ value, label: options.initializations[value] }))}
          value={initialization}
          onChange={(chosen) => choose({ initialization: chosen })}
          width={224}
        />
      </div>
      <div className={styles.line}>
        <Select
          label={editor.preprocessing}
          face={<Term explanation={terms.preprocessing}>{editor.preprocessing}</Term>}
          options={optionNames(preprocessingOptions).map((value) => ({ value, label: options.preprocessings[value] }))}
          value={preprocessing}
          onChange={(chosen) => choose({ preprocessing: chosen })}
          width={224}
        />
      </div>
      <div className={styles.line}>
        <Select
          label={editor.augmentation}
          face={<Term explanation={terms.augmentation}>{editor.augmentation}</Term>}
          options={optionNames(augmentationOptions).map((value) => ({ value, label: options.augmentations[value] }))}
          value={augmentation}
          onChange={(chosen) => choose({ augmentation: chosen })}
          width={224}
        />
      </div>
      <div className={styles.line}>
        <Switch label={editor.shuffle} why={editor.shuffleWhy} isOn={shuffle} onChange={(isOn) => choose({ shuffle: isOn })} />
      </div>
      <div className={styles.line}>
        <Switch
          label={words.label}
          why={words.why}
          isOn={classWeights !== null}
          onChange={(isOn) => choose({ classWeights: isOn ? Array<number>(10).fill(1) : null })}
        />
      </div>
      {classWeights && (
        <div className={styles.weights}>
          {classWeights.map((weight, digit) => (
            <DraftNumber
              // biome-ignore lint/suspicious/noArrayIndexKey: the digit is what the weight belongs to
              key={digit}
              fields={state.draft.typed}
              owner={`classWeights:${digit}`}
              name="classWeight"
              value={weight}
              toChange={(value) => ({ settings: { classWeights: classWeights.with(digit, value) } })}
              label={fields.classWeightOf(digit)}
              face={String(digit)}
              size="short"
            />
          ))}
        </div>
      )}
    </SettingsGroup>
  );
}
