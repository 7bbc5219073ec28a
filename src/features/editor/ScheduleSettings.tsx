import type { ScheduleSpec } from "../../protocol/experiment";
import { learningRateAt } from "../../protocol/learningRateAt";
import { optionNames, scheduleOptions } from "../../protocol/options";
import { usePanelTexts } from "../../text/usePanelTexts";
import { RateCurve } from "../../ui/RateCurve";
import { Select } from "../../ui/Select";
import { DraftNumber } from "./DraftNumber";
import { draftExperiment } from "./draft";
import { newSchedule } from "./newOptimizer";
import { ratePoints } from "./ratePoints";
import styles from "./ScheduleSettings.module.css";
import { SettingsGroup } from "./SettingsGroup";
import { useDraftPlan } from "./useDraftPlan";
import { useEditor } from "./useEditor";

/** How the learning rate changes while training, with a drawing of it. */
export function ScheduleSettings() {
  const { state, dispatch } = useEditor();
  const { editor, options } = usePanelTexts();
  const { schedule: words, terms } = editor;
  const experiment = draftExperiment(state.draft);
  const { schedule, optimizer, epochs } = experiment;
  const plan = useDraftPlan(experiment);
  const rateAt = (step: number) => String(Number(learningRateAt(optimizer.learningRate, schedule, plan, step).toPrecision(2)));
  const number = (
    name: "everyEpochs" | "factor" | "finalFraction" | "warmUpSteps",
    value: number,
    toSchedule: (value: number) => ScheduleSpec,
  ) => (
    <DraftNumber
      key={name}
      fields={state.draft.typed}
      owner="schedule"
      name={name}
      value={value}
      toChange={(valid) => ({ settings: { schedule: toSchedule(valid) } })}
      term={terms[name]}
    />
  );
  return (
    <SettingsGroup title={words.title}>
      <Select
        label={words.label}
        options={optionNames(scheduleOptions).map((value) => ({ value, label: options.schedules[value] }))}
        value={schedule.kind}
        onChange={(kind) => dispatch({ type: "change", change: { settings: { schedule: newSchedule(kind, schedule) } } })}
        width={92}
      />
      {schedule.kind === "step" && [
        number("everyEpochs", schedule.everyEpochs, (everyEpochs) => ({ ...schedule, everyEpochs })),
        number("factor", schedule.factor, (factor) => ({ ...schedule, factor })),
      ]}
      {schedule.kind === "cosine" &&
        number("finalFraction", schedule.finalFraction, (finalFraction) => ({ ...schedule, finalFraction }))}
      {number("warmUpSteps", schedule.warmUpSteps, (warmUpSteps) => ({ ...schedule, warmUpSteps }))}
      <div className={styles.curve}>
        <RateCurve
          points={ratePoints(experiment, 201)}
          label={words.curve(rateAt(0), rateAt(plan.totalSteps - 1))}
          start={words.from}
          end={words.to(epochs)}
        />
      </div>
    </SettingsGroup>
  );
}
